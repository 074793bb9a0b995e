package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.udp;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Trail;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.SignedZone;
import org.caagate.testkit.dnssec.Signing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lifetime of an answer")
class AnswerLifetimeTest {
    private static final String RECORD = "CAA 0 issue \"ca.example\"";
    private static final int PLACE = 0x12345678;
    private static final Query QUERY = Ask.query("www.example.com.", DnssecBits.AD);

    private final ScriptedDnsServer server = ScriptedDnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    /** Its time stands still, so that none passes while it asks. */
    private Duration lifetime(String name) {
        return ask(patient(udp(server)).timer(new SteppedTimer()).tries(1).build(), name)
                .trail()
                .lifetime();
    }

    @Test
    void of_records_is_their_time_to_live() {
        server.zone("example.com. 60 " + RECORD);
        assertThat(lifetime("example.com")).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void of_records_behind_aliases_is_the_least_of_the_chain() {
        server.zone("www.example.com. 30 CNAME a.example.net.\na.example.net. 20 CNAME b.example.net.");
        server.zone("b.example.net. 60 " + RECORD);
        assertThat(lifetime("www.example.com")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void of_a_chain_in_several_messages_is_the_least_of_all() {
        server.zone("www.example.com. 20 CNAME a.example.net.\na.example.net. 60 " + RECORD);
        server.fault("www.example.com", Forgery.halfChased());
        assertThat(lifetime("www.example.com")).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"40,50,40", "50,40,40", "0,50,0", "50,0,0"})
    void of_an_absence_is_the_lesser_of_ttl_and_minimum_of_the_soa_record(int ttl, int minimum, int lifetime) {
        server.zone("example.com. " + ttl + " SOA ns.example.com. root.example.com. 1 2 3 4 " + minimum);
        assertThat(lifetime("www.example.com")).isEqualTo(Duration.ofSeconds(lifetime));
    }

    @Test
    void of_an_absence_behind_an_alias_is_that_of_the_alias_if_that_is_less() {
        server.zone("www.example.com. 30 CNAME a.example.net.");
        assertThat(lifetime("www.example.com")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void of_an_absence_without_an_soa_record_is_nothing() {
        server.fault("example.com", Forgery.withoutAuthority());
        assertThat(lifetime("example.com")).isZero();
    }

    @Test
    void of_a_failure_is_nothing() {
        server.zone("example.com. 60 " + RECORD);
        server.fault("example.com", Fault.servfail());
        assertThat(lifetime("example.com")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2147483647,2147483647", "2147483648,0", "4294967295,0"})
    void is_nothing_where_a_time_does_not_fit_31_bits(long time, long lifetime) {
        String soa = " SOA ns.example.com. root.example.com. 1 2 3 4 ";
        String longest = "example.com. " + Integer.MAX_VALUE;
        for (ReplyBuilder reply : List.of(
                reply().answer("www.example.com. " + PLACE + " " + RECORD),
                reply().authority("example.com. " + PLACE + soa + Integer.MAX_VALUE),
                reply().authority(longest + soa + PLACE))) {
            assertThat(judgement(withTime(time, reply.octets())).ttl()).isEqualTo(lifetime);
        }
    }

    /** Puts a time in the place of one that dnsjava lets a test write. */
    private static byte[] withTime(long time, byte[] octets) {
        ByteBuffer message = ByteBuffer.wrap(octets);
        int place = 0;
        while (message.getInt(place) != PLACE) {
            place++;
        }
        message.putInt(place, (int) time);
        return octets;
    }

    @Test
    void is_the_least_where_there_are_several_soa_records() {
        String soa = " SOA ns.example.com. root.example.com. 1 2 3 4 100";
        byte[] reply =
                reply().authority("example.com. 50" + soa, "com. 40" + soa).octets();
        assertThat(judgement(reply).ttl()).isEqualTo(40);
    }

    private static ReplyBuilder reply() {
        return new ReplyBuilder(QUERY);
    }

    private static Judgement judgement(byte[] reply) {
        return MessageJudge.judge(QUERY, reply).judgement();
    }

    @ParameterizedTest
    @CsvSource({
        "www.test,SECURE,3600,3600",
        "www.test,SECURE,100,100",
        "nothing.test,SECURE,100,100",
        "open.test,INSECURE,3600,3600",
        "open.test,INSECURE,100,100"
    })
    void of_what_is_validated_is_not_beyond_the_signatures(
            String name, Trail.Authentication authentication, int left, int lifetime) {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        SignedHierarchy hierarchy = SignedHierarchy.of(
                now,
                SignedZone.of("test.")
                        .records("@ 86400 SOA ns root 1 2 3 4 86400\nwww " + RECORD + "\nnothing A 192.0.2.1"),
                SignedZone.of("open.test.").signing(Signing.UNSIGNED).records("@ 86400 " + RECORD));
        try (ScriptedDnsServer signed = hierarchy.resolver().start()) {
            Clock late = Clock.fixed(now.plus(Duration.ofDays(14)).minusSeconds(left), ZoneOffset.UTC);
            Answer answer = ask(
                    patient(udp(signed))
                            .timer(new SteppedTimer())
                            .clock(late)
                            .dnssec(Dnssec.validate(TrustAnchors.parse(hierarchy.trustAnchor())))
                            .build(),
                    name);
            assertThat(answer.trail().authentication()).isEqualTo(authentication);
            assertThat(answer.trail().lifetime()).isEqualTo(Duration.ofSeconds(lifetime));
        }
    }
}
