package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.CaaGate;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.Answer;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.peers.HierarchyServers;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.testkit.peers.RealResolver;
import org.caagate.testkit.peers.ResolverSetup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate decides behind a resolver that validates a signed hierarchy on NSD, whichever resolver that is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ValidatingResolverContract {
    @AutoClose
    private HierarchyServers servers;

    @AutoClose
    private RealResolver resolver;

    private Map<String, Asked> overUdp;
    private Map<String, Asked> overTcp;

    abstract List<String> programs();

    abstract RealResolver start(Path directory, ResolverSetup setup) throws InterruptedException;

    List<SignedRow> rows() {
        return SignedRow.all();
    }

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        RealPeers.require(Stream.concat(Stream.of("nsd"), programs().stream()).toArray(String[]::new));
        servers = HierarchyServers.start(directory.resolve("nsd"), StandardHierarchy.shared());
        resolver = start(directory.resolve("resolver"), servers.validating());
        List<String> names = rows().stream().map(SignedRow::name).toList();
        // One request each, so that what takes time takes it together.
        overUdp = check(lookup("udp").build(), names);
        overTcp = check(lookup("tcp").build(), names);
    }

    final InetSocketAddress address() {
        return resolver.address();
    }

    private DnsLookupBuilder lookup(String transport) {
        String server = transport + "://127.0.0.1:" + resolver.address().getPort();
        return DnsLookup.builder().servers(DnsServer.parse(server)).backOff(Duration.ofMillis(100));
    }

    private static Map<String, Asked> check(DnsLookup lookup, List<String> names) throws InterruptedException {
        IssuanceRequest request = IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(names.toArray(String[]::new))
                .build();
        return CaaGate.builder().lookup(lookup).build().check(request).verdicts().stream()
                .map(Asked::new)
                .collect(Collectors.toMap(
                        asked -> asked.verdict().subject().identifier().toString(), Function.identity()));
    }

    private static Asked at(String name, Map<String, Asked> verdicts) {
        return Optional.ofNullable(verdicts.get(name)).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void over_udp(SignedRow row) {
        assertThat(at(row.name(), overUdp).reason()).isEqualTo(row.reason());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void over_tcp(SignedRow row) {
        assertThat(at(row.name(), overTcp).reason()).isEqualTo(row.reason());
    }

    @Test
    void a_name_without_records_is_told_from_one_that_does_not_exist() {
        assertThat(at("www.secure.com", overUdp).absence()).isEqualTo(Answer.Absence.NODATA);
        assertThat(at("nothing.secure.com", overUdp).absence()).isEqualTo(Answer.Absence.NXDOMAIN);
    }

    @Test
    void an_answer_that_is_too_long_for_udp_comes_over_tcp() {
        assertThat(at("many.aliases.com", overUdp).firstStep().trail().exchanges())
                .extracting(exchange -> exchange.server().substring(0, 3))
                .containsExactly("udp", "tcp");
    }

    @Test
    void a_zone_whose_servers_never_answer_permits_nothing() throws InterruptedException {
        DnsLookup impatient =
                lookup("udp").timeout(Duration.ofMillis(500)).tries(1).build();
        List<String> names =
                SignedRow.SILENT_ZONES.stream().map(zone -> zone.name("caa")).toList();

        assertThat(check(impatient, names).values()).extracting(Asked::reason).containsOnly("lookup-failed");
    }
}
