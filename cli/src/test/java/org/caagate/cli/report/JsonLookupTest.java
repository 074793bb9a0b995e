package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.lookup.Answer;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.name.DomainName;
import org.caagate.record.Octets;
import org.junit.jupiter.api.Test;

/** What the JSON report says of the lookups behind a verdict. */
class JsonLookupTest {
    private static JsonNode identifier(CheckResult result) {
        return ReportSchema.requireReport(Written.by(new JsonReport(), result)).at("/identifiers/0");
    }

    @Test
    void says_how_a_lookup_failed_and_that_trying_again_may_help() {
        JsonNode identifier = identifier(Results.of()
                .failing("example.com", Failure.Kind.SERVFAIL_UNCHECKED, "SERVFAIL from 192.0.2.53")
                .check("www.example.com"));
        assertThat(identifier.at("/retryable").asBoolean()).isTrue();
        assertThat(identifier.at("/foundAt").isNull()).isTrue();
        assertThat(identifier.at("/climb/0/how").asText()).isEqualTo("nodata");
        assertThat(identifier.at("/climb/1/answer").asText()).isEqualTo("failed");
        assertThat(identifier.at("/climb/1/how").asText()).isEqualTo("servfail");
        assertThat(identifier.at("/climb/1/detail").asText()).isEqualTo("SERVFAIL from 192.0.2.53");
        assertThat(identifier.at("/climb/1/server").asText()).isEqualTo("udp://192.0.2.53:53");
    }

    @Test
    void shows_extended_errors() {
        Reply reply = new Reply.Message(
                2, Set.of(), List.of(new ExtendedError(22, "No Reachable Authority")), Octets.of(new byte[0]));
        JsonNode step = identifier(Results.of()
                        .at("example.com", name -> failed(name, Failure.Kind.SERVFAIL, reply))
                        .check("example.com"))
                .at("/climb/0");
        assertThat(step.at("/ede").toString())
                .isEqualTo("[{\"code\":22,\"name\":\"No Reachable Authority\",\"text\":\"No Reachable Authority\"}]");
    }

    @Test
    void shows_a_record_that_could_not_be_read_in_hex() {
        // One question, one answer: CAA with flags 0, tag length 9, and three octets.
        byte[] message = HexFormat.of()
                .parseHex("123481800001000100000000" + "07" + "6578616d706c65" + "03636f6d" + "00" + "01010001" + "c00c"
                        + "01010001" + "00000e10" + "0005" + "0009616263");
        JsonNode step = identifier(Results.of()
                        .at("example.com", name -> failed(name, Failure.Kind.MALFORMED, unreadable(message)))
                        .check("example.com"))
                .at("/climb/0");
        assertThat(step.at("/rdata").asText()).isEqualTo("0009616263");
    }

    @Test
    void shows_no_record_of_a_message_that_ends_anywhere() {
        byte[] message = HexFormat.of()
                .parseHex("123481800001000100000000" + "07" + "6578616d706c65" + "03636f6d" + "00" + "01010001" + "c00c"
                        + "01010001" + "00000e10" + "0005" + "0009616263");
        for (int length = 0; length < message.length; length++) {
            byte[] part = Arrays.copyOf(message, length);
            JsonNode step = identifier(Results.of()
                            .at("example.com", name -> failed(name, Failure.Kind.MALFORMED, unreadable(part)))
                            .check("example.com"))
                    .at("/climb/0");
            assertThat(step.at("/rdata").isNull()).isTrue();
        }
    }

    private static Reply unreadable(byte[] message) {
        return new Reply.Unreadable(new Failure(Failure.Kind.MALFORMED, "unreadable"), Octets.of(message));
    }

    private static Answer failed(DomainName name, Failure.Kind kind, Reply reply) {
        return new Answer.Failed(name, new Failure(kind, "it failed"), Results.trail(name, reply, List.of()));
    }

    @Test
    void shows_the_alias_that_led_to_the_records() {
        JsonNode identifier = identifier(Results.of("policy.example.net CAA 0 issue \"other.example\"")
                .alias("www.example.com", "policy.example.net")
                .check("www.example.com"));
        assertThat(identifier.at("/foundAt").asText()).isEqualTo("www.example.com");
        assertThat(identifier.at("/climb/0/aliases").toString())
                .isEqualTo("[{\"owner\":\"www.example.com\",\"target\":\"policy.example.net\",\"ttl\":300}]");
        assertThat(identifier.at("/remedy").isEmpty()).isTrue();
        assertThat(identifier.at("/remedyNote").asText()).contains("alias");
    }

    @Test
    void says_nothing_of_lookups_where_there_were_none() {
        JsonNode identifier = identifier(Results.of().check("192.0.2.1"));
        assertThat(identifier.at("/verdict").asText()).isEqualTo("not-applicable");
        assertThat(identifier.at("/reason").asText()).isEqualTo("ip-address");
        assertThat(identifier.at("/kind").asText()).isEqualTo("ip");
        assertThat(identifier.at("/climb").isEmpty()).isTrue();
    }
}
