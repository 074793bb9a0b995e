package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.DnsServer;
import org.caagate.dns.Dnssec;
import org.caagate.dns.TrustAnchors;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Trail.Authentication;
import org.caagate.testkit.dns.Transport;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.peers.HierarchyServers;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.testkit.peers.RealResolver;
import org.caagate.testkit.peers.ResolverSetup;
import org.caagate.testkit.x509.TestAuthority;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate decides behind a resolver that validates a signed hierarchy on NSD, whichever resolver that is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ValidatingResolverContract {
    /** A permit, a refusal, a permit of a zone that is not signed, and one of a zone that is bogus. */
    private static final List<String> SAMPLE =
            List.of("caa.secure.com", "other.secure.com", "caa.unsigned.com", "caa.forged.com");

    @AutoClose
    private HierarchyServers servers;

    @AutoClose
    private RealResolver resolver;

    private final TestAuthority authority = TestAuthority.selfSigned("Root of resolvers");
    private final Map<Transport, Map<String, Asked>> verdicts = new EnumMap<>(Transport.class);

    abstract List<String> programs();

    abstract RealResolver start(Path directory, ResolverSetup setup) throws InterruptedException;

    List<SignedRow> rows() {
        return SignedRow.all();
    }

    /** Returns what it offers. */
    Set<Transport> transports() {
        return EnumSet.allOf(Transport.class);
    }

    /** Returns how many questions it is asked at once. */
    int inFlight() {
        return 128;
    }

    private Stream<Arguments> rowsOverAll() {
        return transports().stream().flatMap(way -> rows().stream().map(row -> Arguments.of(way, row)));
    }

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        RealPeers.require(Stream.concat(Stream.of("nsd"), programs().stream()).toArray(String[]::new));
        servers = HierarchyServers.start(directory.resolve("nsd"), StandardHierarchy.shared());
        resolver = start(directory.resolve("resolver"), servers.validating().encrypted(authority));
        List<String> names = rows().stream().map(SignedRow::name).toList();
        for (Transport transport : transports()) {
            // One request each, so that what takes time takes it together.
            verdicts.put(transport, check(lookup(transport).build(), names));
        }
    }

    final InetSocketAddress address() {
        return resolver.address();
    }

    private DnsLookupBuilder lookup(Transport transport) {
        return DnsLookup.builder()
                .servers(DnsServer.parse(spec(transport)))
                .tlsContext(authority.clientContext())
                .timeout(Asked.LONG_TRY)
                .inFlight(inFlight())
                .backOff(Duration.ofMillis(100));
    }

    private String spec(Transport transport) {
        return switch (transport) {
            case UDP -> "udp://127.0.0.1:" + resolver.address().getPort();
            case TCP -> "tcp://127.0.0.1:" + resolver.address().getPort();
            case TLS -> "tls://resolver.test:" + resolver.tlsAddress().getPort() + "@127.0.0.1";
            case HTTPS -> "https://127.0.0.1:" + resolver.httpsAddress().getPort() + "/dns-query";
        };
    }

    private static Map<String, Asked> check(DnsLookup lookup, List<String> names) throws InterruptedException {
        IssuanceRequest request = IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(names.toArray(String[]::new))
                .build();
        GatePolicy policy = GatePolicy.strict().deadline(Asked.LONG);
        return CaaGate.builder().lookup(lookup).policy(policy).build().check(request).verdicts().stream()
                .map(Asked::new)
                .collect(Collectors.toMap(
                        asked -> asked.verdict().subject().identifier().toString(), Function.identity()));
    }

    private Asked at(String name, Transport transport) {
        return Optional.ofNullable(verdicts.get(transport))
                .map(all -> all.get(name))
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rowsOverAll")
    void decides_over(Transport transport, SignedRow row) {
        Asked asked = at(row.name(), transport);
        assertThat(asked.reason()).as(asked.verdict().reason().detail()).isEqualTo(row.reason());
    }

    @ParameterizedTest
    @MethodSource("transports")
    void asks_by_no_other_way_than_it_is_told(Transport transport) {
        assertThat(at("caa.secure.com", transport).firstStep().trail().exchanges())
                .isNotEmpty()
                .allSatisfy(exchange -> assertThat(exchange.server()).isEqualTo(spec(transport)));
    }

    /** Many at once over one connection: Knot Resolver refuses some of them (RFC 9113 section 8.7). */
    @ParameterizedTest
    @MethodSource("transports")
    void no_try_is_lost_because_there_are_many(Transport transport) {
        assertThat(Optional.ofNullable(verdicts.get(transport)).orElseThrow().values())
                .flatExtracting(asked -> asked.firstStep().trail().exchanges())
                .isNotEmpty()
                .noneMatch(exchange -> exchange.toString().contains("not processed"));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void believes_what_the_resolver_has_validated(Transport transport) throws InterruptedException {
        Map<String, Asked> found =
                check(lookup(transport).dnssec(Dnssec.trustedAd()).build(), SAMPLE);

        assertReasons(found);
        assertThat(authentication(found, "caa.secure.com")).isEqualTo(Authentication.SECURE);
        assertThat(authentication(found, "other.secure.com")).isEqualTo(Authentication.SECURE);
        assertThat(authentication(found, "caa.unsigned.com")).isEqualTo(Authentication.UNVALIDATED);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void validates_by_itself(Transport transport) throws InterruptedException {
        TrustAnchors anchors = TrustAnchors.parse(StandardHierarchy.shared().trustAnchor());
        Map<String, Asked> found =
                check(lookup(transport).dnssec(Dnssec.validate(anchors)).build(), SAMPLE);

        assertReasons(found);
        assertThat(authentication(found, "caa.secure.com")).isEqualTo(Authentication.SECURE);
        assertThat(authentication(found, "other.secure.com")).isEqualTo(Authentication.SECURE);
        assertThat(authentication(found, "caa.unsigned.com")).isEqualTo(Authentication.INSECURE);
    }

    private static void assertReasons(Map<String, Asked> found) {
        assertThat(SAMPLE.stream()
                        .map(name -> Optional.ofNullable(found.get(name)).orElseThrow()))
                .extracting(Asked::reason, asked -> asked.verdict().kind().id())
                .as(found.values().stream()
                        .map(asked -> asked.verdict().reason().detail())
                        .collect(Collectors.joining("; ")))
                .containsExactly(
                        tuple("issuer-authorized", "permitted"),
                        tuple("issuer-not-authorized", "refused"),
                        tuple("issuer-authorized", "permitted"),
                        tuple("dnssec-bogus", "undetermined"));
    }

    private static Authentication authentication(Map<String, Asked> found, String name) {
        return Optional.ofNullable(found.get(name))
                .orElseThrow()
                .firstStep()
                .trail()
                .authentication();
    }

    @Test
    void a_name_without_records_is_told_from_one_that_does_not_exist() {
        assertThat(at("www.secure.com", Transport.UDP).absence()).isEqualTo(Answer.Absence.NODATA);
        assertThat(at("nothing.secure.com", Transport.UDP).absence()).isEqualTo(Answer.Absence.NXDOMAIN);
    }

    @Test
    void an_answer_that_is_too_long_for_udp_comes_over_tcp() {
        assertThat(at("many.aliases.com", Transport.UDP).firstStep().trail().exchanges())
                .extracting(exchange -> exchange.server().substring(0, 3))
                .containsExactly("udp", "tcp");
    }

    @Test
    void a_zone_whose_servers_never_answer_permits_nothing() throws InterruptedException {
        DnsLookup impatient =
                lookup(Transport.UDP).timeout(Duration.ofMillis(500)).tries(1).build();
        List<String> names =
                SignedRow.SILENT_ZONES.stream().map(zone -> zone.name("caa")).toList();

        assertThat(check(impatient, names).values()).extracting(Asked::reason).containsOnly("lookup-failed");
    }
}
