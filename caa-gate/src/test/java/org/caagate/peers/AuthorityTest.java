package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.caagate.GatePolicy;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.name.DomainName;
import org.caagate.testkit.peers.Nsd;
import org.caagate.testkit.peers.RealPeers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A real authority asked directly: NSD, for the private suffix that it serves")
class AuthorityTest {
    private static final String CORP = """
            @         CAA   0 issue "ca.example"
            www       A     192.0.2.1
            other     CAA   0 issue "other.example"
            delegated NS    ns.delegated
            ns.delegated A  192.0.2.53
            abroad    CNAME www.elsewhere.example.
            """;

    @AutoClose
    private static Nsd nsd;

    @BeforeAll
    static void start(@TempDir Path directory) throws InterruptedException {
        RealPeers.require("nsd", "nsd-control");
        nsd = Nsd.start(directory, Map.of("corp.example.", CORP));
    }

    @Test
    void what_it_says_about_its_own_zone_is_believed_without_recursion() throws Exception {
        Asked found = check("other.corp.example");
        Asked nothing = check("www.corp.example");

        assertThat(found.reason()).isEqualTo("issuer-not-authorized");
        assertThat(nothing.reason()).isEqualTo("issuer-authorized");
        assertThat(nothing.firstStep().trail().exchanges())
                .extracting(exchange -> ((Reply.Message) exchange.reply()).flags())
                .containsExactly(Set.of(Reply.Flag.AUTHORITATIVE));
    }

    @Test
    void a_name_that_it_delegated_is_not_absent() throws Exception {
        Answer.Failed failed = check("www.delegated.corp.example").failed();

        assertThat(failed.failure().kind()).isEqualTo(Failure.Kind.LAME);
        assertThat(failed.name()).hasToString("www.delegated.corp.example");
    }

    @Test
    void a_name_outside_its_zone_is_refused_and_not_absent() throws Exception {
        assertThat(check("www.elsewhere.example").failed().failure().kind()).isEqualTo(Failure.Kind.REFUSED);
    }

    @Test
    void an_alias_that_leads_out_of_its_zone_is_not_absent_at_the_border() throws Exception {
        assertThat(check("abroad.corp.example").failed().failure().kind()).isEqualTo(Failure.Kind.REFUSED);
    }

    private static Asked check(String name) throws InterruptedException {
        return Asked.of(nsd.address(), GatePolicy.strict().climbBoundary(DomainName.parse("corp.example")), name);
    }
}
