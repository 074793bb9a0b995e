package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.PermitReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Exchange;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A resolver that fails for an unsigned name and answers all else out of its cache, where times to live fall. */
@DisplayName("The exception for failed lookups, over a resolver with a cache")
class ResolverUplinkTest {
    private static final SignedHierarchy HIERARCHY = StandardHierarchy.shared();
    private static final long AGE = 30;

    /** Where an answer comes from for which nobody asked before. */
    private enum Uplink {
        WORKS,
        IS_CUT,
        /** It is cut, and denials are made of cached NSEC records (RFC 8198). */
        IS_CUT_BEHIND_AGGRESSIVE_CACHE
    }

    private static byte[] answer(Query query, Uplink uplink) {
        boolean isNew = query.name().startsWith("caa-gate-");
        if (query.type().equals("CAA") || (isNew && uplink == Uplink.IS_CUT)) {
            return servfail(query);
        }
        byte[] octets = HIERARCHY.resolver().respond(query).orElseThrow();
        return isNew && uplink == Uplink.WORKS ? octets : aged(octets);
    }

    private static byte[] servfail(Query query) {
        byte[] octets = query.octets();
        octets[2] |= (byte) 0x80;
        octets[3] |= Rcode.SERVFAIL;
        return octets;
    }

    private static byte[] aged(byte[] octets) {
        try {
            Message message = new Message(octets);
            for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
                List<Record> records = List.copyOf(message.getSection(section));
                message.removeAllRecords(section);
                records.forEach(record -> message.addRecord(
                        Record.newRecord(
                                record.getName(),
                                record.getType(),
                                record.getDClass(),
                                record.getTTL() - AGE,
                                record.rdataToWireCanonical()),
                        section));
            }
            return message.toWire();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict check(String name, Uplink uplink) throws InterruptedException {
        try (ScriptedDnsServer server = resolver(uplink)) {
            // Above the zone all is signed, and no failure there is accepted.
            DomainName zone = DomainName.parse(name.substring(name.indexOf('.') + 1));
            return check(
                    server,
                    name,
                    GatePolicy.strict().acceptLookupFailureOfInsecureDomains().climbBoundary(zone));
        }
    }

    private static ScriptedDnsServer resolver(Uplink uplink) {
        return ScriptedDnsServer.start()
                .fault("*", Fault.respond(query -> Optional.of(answer(query, uplink))))
                .fault(".", Fault.respond(query -> Optional.of(answer(query, uplink))));
    }

    private static Verdict check(ScriptedDnsServer server, String name, GatePolicy policy) throws InterruptedException {
        return CaaGate.builder()
                .lookup(Ask.patient(Ask.tcp(server))
                        .tries(2)
                        .dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())))
                        .build())
                .policy(policy)
                .build()
                .check(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers(name)
                        .build())
                .verdicts()
                .get(0);
    }

    /** Below zones with NSEC, NSEC3, and NSEC3 with opt-out. */
    @ParameterizedTest
    @ValueSource(strings = {"caa.unsigned.com", "caa.unsigned.org", "caa.unsigned.net"})
    void permits_where_the_resolver_still_reaches_the_zone_above(String name) throws InterruptedException {
        Verdict verdict = check(name, Uplink.WORKS);
        assertThat(verdict).hasToString(name + " permitted (lookup-failure-accepted)");
        Exchange fetched = ((PermitReason.LookupFailureAccepted) verdict.reason())
                .denials()
                .get(0)
                .fetched();
        assertThat(fetched.question()).startsWith("caa-gate-").endsWith(name.substring(name.lastIndexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"caa.unsigned.com", "caa.unsigned.org", "caa.unsigned.net"})
    void does_not_permit_where_it_knows_only_what_it_knew_before(String name) throws InterruptedException {
        assertThat(check(name, Uplink.IS_CUT)).hasToString(name + " undetermined (lookup-failed)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caa.unsigned.com", "caa.unsigned.org", "caa.unsigned.net"})
    void does_not_permit_where_it_makes_up_answers_of_what_it_knew_before(String name) throws InterruptedException {
        assertThat(check(name, Uplink.IS_CUT_BEHIND_AGGRESSIVE_CACHE))
                .hasToString(name + " undetermined (lookup-failed)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caa.unsigned.com", "caa.unsigned.org", "caa.unsigned.net"})
    void is_asked_nothing_for_a_proof_that_the_policy_does_not_want(String name) throws InterruptedException {
        GatePolicy strict = GatePolicy.strict();
        assertThat(questions(name, strict)).containsOnly("CAA");
        assertThat(questions(name, strict.clearDespiteFailedLookup())).containsOnly("CAA");
        assertThat(questions(name, strict.acceptLookupFailureOfInsecureDomains()))
                .contains("CAA", "DS", "DNSKEY");
    }

    private static List<String> questions(String name, GatePolicy policy) throws InterruptedException {
        try (ScriptedDnsServer server = resolver(Uplink.WORKS)) {
            check(server, name, policy);
            return server.questions().stream().map(Query::type).toList();
        }
    }
}
