package org.caagate.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.cli.Runs;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Canary and perspectives of a stream")
class StreamPerspectivesTest {
    private static final int ROWS = 200;
    private static final String CANARY = "canary.example";

    private static Runs.Result stream(ScriptedDnsServer here, String... more) {
        String names = IntStream.range(0, ROWS)
                .mapToObj(i -> "n" + i + ".shop.example\n")
                .collect(Collectors.joining());
        String address = "127.0.0.1:" + here.address().getPort();
        String[] all = Stream.concat(
                        Stream.of(
                                "check",
                                "--format",
                                "jsonl",
                                "--issuer",
                                "ca.example",
                                "--resolver",
                                address,
                                "--names-from",
                                "-",
                                "--canary",
                                CANARY),
                        Stream.of(more))
                .toArray(String[]::new);
        return new Runs().input(names).run(all);
    }

    /** One question after the other: what comes before the canary was seen would be asked for again. */
    @Test
    void asks_each_perspective_once_for_what_all_rows_need() {
        try (ScriptedDnsServer here = ScriptedDnsServer.start().zone(CANARY + " CAA 0 issue \";\"");
                ScriptedDnsServer there = ScriptedDnsServer.start().zone(CANARY + " CAA 0 issue \";\"")) {
            Runs.Result result = stream(
                    here,
                    "--in-flight",
                    "1",
                    "--timeout",
                    "60s",
                    "--deadline",
                    "120s",
                    "--perspective",
                    "there=127.0.0.1:" + there.address().getPort());

            assertThat(result.status()).isZero();
            assertThat(result.out().lines()).hasSize(ROWS).allSatisfy(row -> assertThat(row)
                    .contains("\"reason\":\"no-caa\"", "\"perspective\":\"there\""));
            assertThat(here.questionCount(CANARY)).isEqualTo(1);
            assertThat(there.questionCount(CANARY)).isEqualTo(1);
            // Once more for those whose answer bears an earlier time than the canary's.
            assertThat(there.questionCount("shop.example")).isPositive().isLessThanOrEqualTo(2);
        }
    }

    @Test
    void permits_nothing_for_want_of_records_where_one_perspective_is_blind() {
        try (ScriptedDnsServer here = ScriptedDnsServer.start().zone(CANARY + " CAA 0 issue \";\"");
                ScriptedDnsServer there = ScriptedDnsServer.start()) {
            Runs.Result result = stream(
                    here, "--perspective", "there=127.0.0.1:" + there.address().getPort());

            assertThat(result.status()).isEqualTo(3);
            assertThat(result.out().lines()).hasSize(ROWS).allSatisfy(row -> assertThat(row)
                    .contains("\"reason\":\"resolver-sees-no-caa\""));
        }
    }
}
