package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.caagate.GatePolicy;
import org.caagate.lookup.Failure;
import org.caagate.testkit.peers.ChallengeTestServer;
import org.caagate.testkit.peers.RealPeers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The name server of Pebble's own tests")
class ChallengeTestServerTest {
    @AutoClose
    private static ChallengeTestServer server;

    @BeforeAll
    static void start(@TempDir Path directory) throws InterruptedException {
        RealPeers.require("pebble-challtestsrv");
        server = ChallengeTestServer.start(directory);
    }

    @Test
    void records_that_it_was_told_decide() throws Exception {
        server.addCaa("both.example.", "issue", "ca.example");
        server.addCaa("both.example.", "issuewild", "other.example");

        assertThat(check("both.example").reason()).isEqualTo("issuer-authorized");
        assertThat(check("*.both.example").reason()).isEqualTo("issuer-not-authorized");
    }

    @Test
    void a_failure_that_it_was_told_hides_the_record_above_it() throws Exception {
        server.addCaa("failing.example.", "issue", "ca.example");
        server.failFor("www.failing.example.");

        Asked asked = check("www.failing.example");

        assertThat(asked.reason()).isEqualTo("lookup-failed");
        assertThat(asked.failed().failure().kind()).isEqualTo(Failure.Kind.SERVFAIL_UNCHECKED);
    }

    @Test
    void its_proof_of_absence_by_a_foreign_zone_is_not_believed() throws Exception {
        assertThat(check("nothing.example").failed().failure().kind()).isEqualTo(Failure.Kind.LAME);
    }

    private static Asked check(String name) throws InterruptedException {
        return Asked.of(server.address(), GatePolicy.strict(), name);
    }
}
