package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caagate.record.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsecurityProofTest {
    private static final Reply NOERROR = message(0);

    private static Reply message(int rcode) {
        return new Reply.Message(rcode, Set.of(), List.of(), Octets.ofText("octets"));
    }

    private static final Exchange FETCHED = fetched(Exchange.Purpose.VALIDATION, message(3));

    private static Exchange fetched(Exchange.Purpose purpose, Reply reply) {
        return new Exchange(
                "udp://192.0.2.53:53", "unheard-of.com", "DS", purpose, Instant.EPOCH, Duration.ZERO, reply);
    }

    private static InsecurityProof denied(String name, String zone, Exchange.Purpose purpose, Reply reply) {
        Exchange exchange =
                new Exchange("udp://192.0.2.53:53", zone, "DS", purpose, Instant.EPOCH, Duration.ZERO, reply);
        return new InsecurityProof.DeniedDs(name, zone, exchange, FETCHED);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "www.example.com, example.com",
        "WWW.EXAMPLE.com, example.COM",
        "www.example.com, com",
        "'a\\\\.example.com', example.com"
    })
    void is_about_a_name_in_the_zone(String name, String zone) {
        assertThat(denied(name, zone, Exchange.Purpose.VALIDATION, NOERROR).name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, www.example.com",
        "badexample.com, example.com",
        "example.com, net",
        "'a\\.example.com', example.com",
        "example.com, ''",
        "example.com, .",
        "., ."
    })
    void is_not_about_a_name_elsewhere_or_about_the_root(String name, String zone) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> denied(name, zone, Exchange.Purpose.VALIDATION, NOERROR))
                .withMessageContaining("does not enclose");
    }

    @Test
    void is_what_came_of_a_question_for_ds_of_that_zone() {
        for (Reply reply : List.of(
                message(2),
                message(3),
                new Reply.Nothing(new Failure(Failure.Kind.TIMEOUT, "no reply")),
                new Reply.ZoneText(List.of(1)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> denied("example.com", "com", Exchange.Purpose.VALIDATION, reply));
        }
        for (Exchange.Purpose purpose : List.of(Exchange.Purpose.RECORDS, Exchange.Purpose.EXPLANATION)) {
            assertThatIllegalArgumentException().isThrownBy(() -> denied("example.com", "com", purpose, NOERROR));
        }
        Exchange other = new Exchange(
                "udp://192.0.2.53:53", "net", "DS", Exchange.Purpose.VALIDATION, Instant.EPOCH, Duration.ZERO, NOERROR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InsecurityProof.DeniedDs("example.com", "com", other, FETCHED))
                .withMessageContaining("no denial of DS for com");
    }

    @Test
    void shows_that_the_server_reached_others() {
        Exchange denial = new Exchange(
                "udp://192.0.2.53:53", "com", "DS", Exchange.Purpose.VALIDATION, Instant.EPOCH, Duration.ZERO, NOERROR);
        for (Exchange fetched : List.of(
                fetched(Exchange.Purpose.VALIDATION, message(2)),
                fetched(Exchange.Purpose.RECORDS, message(3)),
                fetched(
                        Exchange.Purpose.VALIDATION,
                        new Reply.Nothing(new Failure(Failure.Kind.TIMEOUT, "no reply"))))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new InsecurityProof.DeniedDs("example.com", "com", denial, fetched))
                    .withMessageContaining("no sign of other servers");
        }
    }
}
