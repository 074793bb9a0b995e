package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caagate.GatePolicy;
import org.caagate.lookup.Reply;
import org.caagate.name.DomainName;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.peers.Knot;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.testkit.peers.ResolverSetup;
import org.caagate.testkit.peers.Unbound;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A real authority: Knot DNS, asked directly and behind a resolver that validates")
class KnotAuthorityTest {
    @AutoClose
    private static Knot knot;

    @AutoClose
    private static Unbound unbound;

    @BeforeAll
    static void start(@TempDir Path directory) throws InterruptedException {
        RealPeers.require("knotd", "unbound");
        knot = Knot.serve(directory.resolve("knot"), StandardHierarchy.shared().zoneFiles());
        Map<String, InetSocketAddress> zones = new HashMap<>();
        knot.origins().forEach(origin -> zones.put(origin, knot.address()));
        unbound = Unbound.start(
                directory.resolve("unbound"),
                ResolverSetup.of(zones).trusting(StandardHierarchy.shared().trustAnchor()));
    }

    @ParameterizedTest
    @CsvSource({
        "other.secure.com, issuer-not-authorized",
        "www.secure.com, issuer-authorized",
        "nothing.secure.com, issuer-authorized",
        "a.wild.secure.com, issuer-not-authorized",
        "alias.secure.com, issuer-authorized",
    })
    void what_it_says_about_its_own_zone_is_believed_without_recursion(String name, String reason) throws Exception {
        Asked asked = Asked.of(knot.address(), within("secure.com"), name);

        assertThat(asked.reason()).isEqualTo(reason);
        assertThat(asked.firstStep().trail().exchanges())
                .extracting(exchange -> ((Reply.Message) exchange.reply()).flags())
                .containsExactly(Set.of(Reply.Flag.AUTHORITATIVE));
    }

    @Test
    void a_name_outside_its_zones_is_refused_and_not_absent() throws Exception {
        GatePolicy policy = within("silent.com");

        assertThat(Asked.of(knot.address(), policy, "www.silent.com").reason()).isEqualTo("lookup-failed");
    }

    static Stream<SignedRow> sound() {
        return SignedRow.all().stream()
                .filter(row ->
                        row.reason().startsWith("issuer-") || row.reason().equals("no-caa"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void its_signed_zones_validate(SignedRow row) throws Exception {
        assertThat(Asked.of(unbound.address(), GatePolicy.strict(), row.name()).reason())
                .isEqualTo(row.reason());
    }

    private static GatePolicy within(String boundary) {
        return GatePolicy.strict().climbBoundary(DomainName.parse(boundary));
    }
}
