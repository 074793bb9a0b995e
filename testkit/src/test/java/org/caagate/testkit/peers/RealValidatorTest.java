package org.caagate.testkit.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.testkit.dnssec.SecurityState;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.dnssec.StandardZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

@DisplayName("The signed hierarchy, as real validators see it")
class RealValidatorTest {
    private static final List<String> HOSTS =
            List.of("caa", "www", "nothing", "between", "a.wild", "wild", "alias", "x.www");

    /** Which program, and how it is started. */
    enum Program {
        UNBOUND("unbound"),
        BIND("named"),
        POWERDNS_RECURSOR("pdns_recursor"),
        KNOT_RESOLVER("kresd");

        private final String executable;

        Program(String executable) {
            this.executable = executable;
        }

        RealResolver start(Path directory, ResolverSetup setup) throws InterruptedException {
            return switch (this) {
                case UNBOUND -> Unbound.start(directory, setup);
                case BIND -> Bind.start(directory, setup);
                case POWERDNS_RECURSOR -> PowerDnsRecursor.start(directory, setup);
                case KNOT_RESOLVER -> KnotResolver.start(directory, setup);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_answer_has_the_state_that_it_is_made_to_have(Program program, @TempDir Path directory)
            throws Exception {
        RealPeers.require("nsd", "unbound", program.executable);
        try (HierarchyServers servers =
                        HierarchyServers.start(directory.resolve("nsd"), StandardHierarchy.shared());
                RealResolver resolver = program.start(directory.resolve("resolver"), servers.validating())) {
            for (String name : names()) {
                assertThat(state(resolver.address(), name))
                        .as(name)
                        .isEqualTo(StandardHierarchy.shared().state(name, "CAA"));
            }
        }
    }

    /** Those that a resolver answers at once. */
    private static List<String> names() {
        return Stream.of(StandardZone.values())
                .filter(zone -> zone != StandardZone.SILENT && zone != StandardZone.UNSIGNED_SILENT)
                .flatMap(zone -> Stream.concat(
                        HOSTS.stream().map(zone::name),
                        Stream.of("caa", "www").map(host -> StandardHierarchy.aliasTo(zone, host))))
                .toList();
    }

    private static SecurityState state(InetSocketAddress server, String name) throws Exception {
        SimpleResolver client = new SimpleResolver(server);
        client.setTimeout(Duration.ofSeconds(20));
        Message query = Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), Type.CAA, DClass.IN));
        query.getHeader().setFlag(Flags.AD);
        Message answer = client.send(query);
        if (answer.getRcode() == Rcode.SERVFAIL) {
            boolean isUnreachable = Stream.of(StandardZone.SERVFAIL, StandardZone.REFUSED)
                    .anyMatch(zone -> name.contains(zone.name("").substring(1).replace(".com", "")));
            return isUnreachable ? SecurityState.UNREACHABLE : SecurityState.BOGUS;
        }
        return answer.getHeader().getFlag(Flags.AD) ? SecurityState.SECURE : SecurityState.INSECURE;
    }
}
