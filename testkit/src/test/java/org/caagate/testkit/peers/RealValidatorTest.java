package org.caagate.testkit.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
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

        String executable() {
            return executable;
        }

        /** What these versions get wrong: 4.8 of PowerDNS Recursor, 5.6 of Knot Resolver; the others get all of it right. */
        boolean errs(StandardZone zone, String name) {
            return switch (this) {
                // AD for an alias into a zone that nobody can check, where nothing is.
                case POWERDNS_RECURSOR -> zone == StandardZone.UNSUPPORTED && name.startsWith("www-");
                // A denial without a signature is bogus the first time, and authentic from then on.
                case KNOT_RESOLVER -> zone == StandardZone.DENIALS_MISSING;
                case UNBOUND, BIND -> false;
            };
        }

        /**
         * Which questions it is asked at once. PowerDNS Recursor 4.8 closes a socket, opens another with the same descriptor, takes
         * what it was told of the first for a fault of the second, and says SERVFAIL.
         */
        List<List<String>> together(List<String> names) {
            return this == POWERDNS_RECURSOR ? names.stream().map(List::of).toList() : List.of(names);
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
    void every_answer_has_the_state_that_it_is_made_to_have(Program program, @TempDir Path directory) throws Exception {
        RealPeers.require("nsd", "unbound", program.executable);
        try (HierarchyServers servers = HierarchyServers.start(directory.resolve("nsd"), StandardHierarchy.shared());
                RealResolver resolver = program.start(directory.resolve("resolver"), servers.validating())) {
            for (StandardZone zone : zones()) {
                List<String> names = names(zone).stream()
                        .filter(name -> !program.errs(zone, name))
                        .toList();
                Map<String, SecurityState> states = new HashMap<>();
                for (List<String> together : program.together(names)) {
                    states.putAll(states(resolver.address(), zone, together));
                }
                assertThat(states).isEqualTo(expected(names));
            }
        }
    }

    /** Those that a resolver answers at once. */
    private static List<StandardZone> zones() {
        return Stream.of(StandardZone.values())
                .filter(zone -> zone != StandardZone.SILENT && zone != StandardZone.UNSIGNED_SILENT)
                .toList();
    }

    private static List<String> names(StandardZone zone) {
        return Stream.concat(
                        HOSTS.stream().map(zone::name),
                        Stream.of("caa", "www").map(host -> StandardHierarchy.aliasTo(zone, host)))
                .toList();
    }

    private static Map<String, SecurityState> expected(List<String> names) {
        return names.stream().collect(Collectors.toMap(Function.identity(), name -> StandardHierarchy.shared()
                .state(name, "CAA")));
    }

    /** Asks for all of them together, and reads the states off the answers. */
    private static Map<String, SecurityState> states(InetSocketAddress server, StandardZone zone, List<String> names)
            throws Exception {
        SimpleResolver client = new SimpleResolver(server);
        client.setTimeout(Duration.ofSeconds(20));
        Map<String, CompletionStage<Message>> answers = new HashMap<>();
        for (String name : names) {
            Message query = Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), Type.CAA, DClass.IN));
            query.getHeader().setFlag(Flags.AD);
            answers.put(name, client.sendAsync(query));
        }
        Map<String, SecurityState> states = new HashMap<>();
        answers.forEach((name, answer) ->
                states.put(name, state(zone, answer.toCompletableFuture().join())));
        return states;
    }

    private static SecurityState state(StandardZone zone, Message answer) {
        if (answer.getRcode() == Rcode.SERVFAIL) {
            boolean isUnreachable = zone == StandardZone.SERVFAIL || zone == StandardZone.REFUSED;
            return isUnreachable ? SecurityState.UNREACHABLE : SecurityState.BOGUS;
        }
        return answer.getHeader().getFlag(Flags.AD) ? SecurityState.SECURE : SecurityState.INSECURE;
    }
}
