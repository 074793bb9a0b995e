package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.cli.report.text.Colour;
import org.caagate.cli.report.text.TextReport;
import org.caagate.dns.Dnssec;
import org.caagate.dns.TrustAnchors;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a report says who was asked for CAA records")
class KeyQuestionsTest {
    private static final Reply NO_KEYS =
            new Reply.Message(0, Set.of(Reply.Flag.AUTHENTIC_DATA), List.of(), Octets.of(new byte[0]));

    private static Exchange asked(String server, String name, Reply reply) {
        return new Exchange(server, name, Results.CHECKED_AT, Duration.ofMillis(12), reply);
    }

    private static Exchange askedForKeys(String server, String name, Reply reply) {
        return new Exchange(
                server, name, "DNSKEY", Exchange.Purpose.VALIDATION, Results.CHECKED_AT, Duration.ofMillis(12), reply);
    }

    private static Trail trail(List<Alias> aliases, Trail.Authentication authentication, Exchange... exchanges) {
        return new Trail(List.of(exchanges), aliases, Results.CHECKED_AT, authentication);
    }

    /** A message of one question and one CAA record with flags 0, tag length 9, and three octets. */
    private static CheckResult unreadable() {
        Octets message = Octets.of(HexFormat.of()
                .parseHex("123481800001000100000000" + "07" + "6578616d706c65" + "03636f6d" + "00" + "01010001" + "c00c"
                        + "01010001" + "00000e10" + "0005" + "0009616263"));
        Failure failure = new Failure(Failure.Kind.MALFORMED, "unreadable");
        return failed(
                failure,
                trail(
                        List.of(),
                        Trail.Authentication.UNVALIDATED,
                        asked("udp://192.0.2.53:53", "example.com", new Reply.Unreadable(failure, message)),
                        askedForKeys("udp://192.0.2.99:53", "com", NO_KEYS)));
    }

    private static CheckResult failed(Failure failure, Trail trail) {
        return Results.of()
                .at("example.com", name -> new Answer.Failed(name, failure, trail))
                .check("example.com");
    }

    private static JsonNode step(CheckResult result) {
        return ReportSchema.requireReport(Written.by(new JsonReport(), result)).at("/identifiers/0/climb/0");
    }

    /** The text without line breaks and columns. */
    private static String text(CheckResult result) {
        return Written.by(new TextReport(TextReport.Detail.EXPLAINED, Colour.OFF), result)
                .replaceAll("[ \n]+", " ");
    }

    @Test
    void the_server_is_the_one_that_gave_the_records() {
        assertThat(step(unreadable()).get("server").asText()).isEqualTo("udp://192.0.2.53:53");
        assertThat(text(unreadable())).contains("failed (malformed), from udp://192.0.2.53:53, 2 exchanges");
    }

    @Test
    void a_record_that_could_not_be_read_is_found_before_the_keys() {
        assertThat(step(unreadable()).get("rdata").asText()).isEqualTo("0009616263");
    }

    @Test
    void a_question_for_keys_shows_its_type_and_is_no_target_of_an_alias() {
        Failure failure = new Failure(Failure.Kind.TIMEOUT, "no reply");
        CheckResult result = failed(
                failure,
                trail(
                        List.of(new Alias("example.com", "target.example", 60)),
                        Trail.Authentication.UNVALIDATED,
                        asked("udp://192.0.2.53:53", "example.com", NO_KEYS),
                        asked("udp://192.0.2.53:53", "target.example", NO_KEYS),
                        askedForKeys("udp://192.0.2.53:53", "com", new Reply.Nothing(failure))));

        assertThat(text(result))
                .contains("failed at example.com, at the target of its alias, target.example")
                .contains("udp://192.0.2.53:53, asked for DNSKEY of com: timeout")
                .contains("udp://192.0.2.53:53, asked for target.example: NOERROR");
    }

    @Test
    void a_question_that_explains_a_failure_shows_that_checking_was_disabled() {
        Reply servfail = new Reply.Message(2, Set.of(), List.of(), Octets.of(new byte[0]));
        Exchange plain = asked("udp://192.0.2.53:53", "example.com", servfail);
        Exchange unchecked = asked("udp://192.0.2.99:53", "example.com", servfail);
        CheckResult result = failed(
                new Failure(Failure.Kind.SERVFAIL_UNCHECKED, "SERVFAIL"),
                trail(
                        List.of(),
                        Trail.Authentication.UNVALIDATED,
                        plain,
                        unchecked.asFor(Exchange.Purpose.EXPLANATION)));

        assertThat(text(result))
                .contains("from udp://192.0.2.53:53, 2 exchanges")
                .contains("udp://192.0.2.99:53, checking disabled: SERVFAIL");
        assertThat(step(result).get("server").asText()).isEqualTo("udp://192.0.2.53:53");
    }

    @Test
    void who_vouches_depends_on_the_mode_and_not_on_bits() {
        assertThat(text(secure(Dnssec.validate(TrustAnchors.iana())))).contains("secure (validated here)");
        assertThat(text(secure(Dnssec.trustedAd()))).contains("secure (AD of a trusted resolver)");
    }

    /** Secure, with AD and without a question for keys. */
    private static CheckResult secure(Dnssec dnssec) {
        return Results.of()
                .dnssec(dnssec)
                .at("example.com", KeyQuestionsTest::secure)
                .check("example.com");
    }

    private static Answer secure(DomainName name) {
        Trail trail =
                trail(List.of(), Trail.Authentication.SECURE, asked("udp://192.0.2.53:53", "example.com", NO_KEYS));
        return new Answer.Present(name, List.of(CaaRecord.of(0, "issue", "ca.example")), trail);
    }
}
