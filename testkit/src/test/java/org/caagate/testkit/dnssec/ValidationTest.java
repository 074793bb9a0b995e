package org.caagate.testkit.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

@DisplayName("A signed hierarchy, as dnsjava's validator sees it")
class ValidationTest {
    private static final SignedHierarchy HIERARCHY = StandardHierarchy.shared();

    private static final List<String> HOSTS =
            List.of("caa", "other", "www", "nothing", "between", "a.wild", "b.a.wild", "wild", "alias", "x.www");

    private static ScriptedDnsServer server;
    private static ValidatingResolver validator;

    /** One for all: it keeps the keys that it has seen to be good or bad. */
    @BeforeAll
    static void trustTheRoot() throws Exception {
        server = HIERARCHY.resolver().start();
        validator = new ValidatingResolver(new SimpleResolver(server.address()));
        validator.loadTrustAnchors(
                new ByteArrayInputStream(HIERARCHY.trustAnchor().getBytes(StandardCharsets.US_ASCII)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Each name of each zone, and aliases to it. */
    static Stream<String> names() {
        return Stream.of(StandardZone.values())
                .flatMap(zone -> Stream.concat(
                        HOSTS.stream().map(zone::name),
                        Stream.of("caa", "www", "other").map(host -> StandardHierarchy.aliasTo(zone, host))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_answer_has_the_state_that_it_is_made_to_have(String name) throws Exception {
        assertThat(validate(name)).isEqualTo(HIERARCHY.state(name, "CAA"));
    }

    @Test
    void every_state_is_among_them() {
        assertThat(names().map(name -> HIERARCHY.state(name, "CAA"))).contains(SecurityState.values());
    }

    private static SecurityState validate(String name) throws Exception {
        Message query = Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), Type.CAA, DClass.IN));
        Message answer = validator.send(query);
        if (answer.getRcode() == Rcode.SERVFAIL) {
            boolean isThere = HIERARCHY.resolver().answer(query).getRcode() != Rcode.SERVFAIL;
            return isThere ? SecurityState.BOGUS : SecurityState.UNREACHABLE;
        }
        return answer.getHeader().getFlag(Flags.AD) ? SecurityState.SECURE : SecurityState.INSECURE;
    }
}
