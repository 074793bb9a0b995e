package org.caagate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caagate.CaaGate;
import org.caagate.dns.DnsLookup;
import org.caagate.lookup.Answer;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.IssueValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the harness measures what it says. How fast anything is, no test asserts. */
class HarnessTest {
    private static final Duration DELAY = Duration.ofMillis(1);

    @Test
    void every_order_is_permitted_and_asks_for_each_name_and_ancestor_once() throws Exception {
        List<Row> rows = Latency.measure(DELAY, 1);

        List<Row> questions =
                rows.stream().filter(row -> row.what().endsWith(": questions")).toList();
        assertThat(rows).hasSize(9);
        assertThat(questions)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.isMet()).as(row.toMarkdown()).isTrue());
        // The last answer about a name of its own CAA may come, and decide, before the ancestors are asked.
        assertThat(questions.get(1).measured().value()).isBetween(100.0, 103.0);
    }

    @Test
    void too_few_questions_miss_the_target_as_too_many_do() {
        Row.Figure limit = Row.Figure.of(103, "q");

        assertThat(Row.exactly("x", List.of(103, 103), "q", limit).toMarkdown())
                .isEqualTo("| x | 103 q | 103 q | 1.00 | = 1 | ok |");
        assertThat(Row.exactly("x", List.of(101, 103), "q", limit).toMarkdown())
                .isEqualTo("| x | 101 q | 103 q | 0.981 | = 1 | MISSED |");
        assertThat(Row.exactly("x", List.of(103, 104), "q", limit).isMet()).isFalse();
    }

    @Test
    void the_ancestor_that_is_called_dead_never_answers() throws Exception {
        try (SlowResolver resolver = new SlowResolver(DELAY)) {
            LookupContext context = LookupContext.lasting(Duration.ofMillis(300), Timer.system());

            Answer answer = DnsLookup.builder()
                    .servers(Ground.server(resolver.address()))
                    .timeout(Duration.ofMillis(100))
                    .tries(1)
                    .build()
                    .lookup(DomainName.parse("dead.example"), context)
                    .toCompletableFuture()
                    .get();

            assertThat(answer).isInstanceOf(Answer.Failed.class);
        }
    }

    @Test
    void continuous_checks_count_what_was_decided_and_asked() throws Exception {
        try (SlowResolver resolver = new SlowResolver(DELAY)) {
            ContinuousChecks checks = new ContinuousChecks(
                    Ground.gate(DnsLookup.ofServers(Ground.server(resolver.address()))),
                    List.of(Ground.request(SlowResolver.bare(2))),
                    4);

            ContinuousChecks.Done done = checks.run(Duration.ofMillis(50));

            assertThat(done.requests()).isPositive();
            assertThat(done.questions()).isEqualTo(5 * done.requests());
        }
    }

    @Test
    void continuous_checks_end_when_a_check_is_no_permit() {
        CaaRecord nobody = CaaRecord.of(0, "issue", ";");
        CaaGate gate = CaaGate.builder()
                .lookup((name, context) -> CompletableFuture.completedFuture(
                        new Answer.Present(name, List.of(nobody), Trail.none(Instant.now()))))
                .build();
        ContinuousChecks checks = new ContinuousChecks(gate, List.of(Ground.request(SlowResolver.bare(2))), 4);

        assertThatIllegalStateException()
                .isThrownBy(() -> checks.run(Duration.ofMinutes(1)))
                .withMessageContaining("not permitted");
    }

    @Test
    void the_list_of_orders_is_the_same_each_time() {
        List<List<String>> orders = OrderList.of(300);

        assertThat(OrderList.of(300)).isEqualTo(orders);
        assertThat(orders.stream().distinct()).hasSizeBetween(150, 280);
    }

    @Test
    void a_cache_saves_questions_and_changes_no_outcome() throws Exception {
        assertThat(CacheYield.measure(100).stream().filter(row -> row.limit().isPresent()))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row.measured().value())
                        .isBetween(1.0, row.limit().orElseThrow().value() - 1));
    }

    @Test
    void the_first_tenth_is_no_part_of_steadiness() {
        assertThat(steadiness(List.of(100.0, 990.0, 1000.0, 1010.0)))
                .isEqualTo(" 990 names/s | 1000 names/s (median of 990, 1000, 1010) | 0.990 | >= 0.8 | ok |");
        assertThat(steadiness(List.of(1000.0, 790.0, 1000.0, 1010.0))).endsWith("| MISSED |");
    }

    private static String steadiness(List<Double> rates) {
        CollectorLog heap = new CollectorLog(List.of(10.0), 0.01);
        return Pipeline.rows(100, new PipelineRun.Outcome(rates, 1, heap), 1).stream()
                .map(Row::toMarkdown)
                .filter(line -> line.contains("slowest"))
                .map(line -> line.replaceFirst(".*: slowest of tenths 2 to 10 \\|", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void heap_that_stays_full_misses_the_target() {
        CollectorLog heap = new CollectorLog(List.of(20.0, 100.0), 0.2);

        assertThat(Pipeline.rows(100, new PipelineRun.Outcome(List.of(1.0, 1.0), 1, heap), 1).stream()
                        .filter(row -> !row.isMet())
                        .map(Row::what))
                .containsExactly(
                        "pipeline, 100 names, complete and in order: most heap in use after a collection",
                        "pipeline, 100 names, complete and in order: time in collections");
    }

    @Test
    void what_is_alive_is_read_from_collections_of_the_whole_heap() {
        CollectorLog log = CollectorLog.parse("""
                [0.080s][info][gc] GC(0) Pause Full (Metadata GC Threshold) 3M->2M(123M) 5.000ms
                [0.120s][info][gc] GC(1) Pause Young (Allocation Failure) 34M->25M(123M) 4.000ms
                [0.200s][info][gc] GC(3) Pause Full (Allocation Failure) 98304K->12288K(126720K) 21.000ms
                """, 300);

        assertThat(log.mebibytesAfter()).containsExactly(12.0);
        assertThat(log.share()).isEqualTo(0.1);
    }

    @Test
    void without_a_collection_of_the_whole_heap_the_young_ones_count() {
        assertThat(CollectorLog.parse("Pause Young (Allocation Failure) 34M->25M(123M) 4.000ms", 100)
                        .mebibytesAfter())
                .containsExactly(25.0);
    }

    @Test
    void a_log_that_cannot_be_read_is_no_figure() {
        assertThatIllegalStateException().isThrownBy(() -> CollectorLog.parse("[info][gc] Using Serial", 100));
    }

    @Test
    void the_plot_is_a_picture(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("latency.png");

        LatencyPlot.write(file, DELAY, List.of(new LatencyPlot.Point(1, 52, 50), new LatencyPlot.Point(100, 60, 50)));

        assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void a_median_of_an_even_number_lies_between_the_two_in_the_middle() {
        assertThat(Samples.median(List.of(4, 1, 3, 2))).isEqualTo(2.5);
        assertThat(Samples.median(List.of(4, 1, 3))).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> Samples.median(List.of()));
    }

    @Test
    void a_line_of_the_table_says_whether_the_target_is_met() {
        Row.Figure limit = Row.Figure.millis(50e6);

        assertThat(Row.atMost("x", Row.Figure.millis(55e6), limit, 1.1).toMarkdown())
                .isEqualTo("| x | 55 ms | 50 ms | 1.10 | <= 1.1 | ok |");
        assertThat(Row.atMost("x", Row.Figure.millis(56e6), limit, 1.1).toMarkdown())
                .endsWith("| MISSED |");
        assertThat(Row.atLeast("x", Row.Figure.millis(56e6), limit, 1.2).toMarkdown())
                .endsWith("| MISSED |");
    }

    @Test
    void a_line_without_a_target_has_no_judgement() {
        assertThat(Row.beside("x", Row.Figure.of(1, "q"), Row.Figure.of(2, "q")).toMarkdown())
                .isEqualTo("| x | 1 q | 2 q | 0.500 |  |  |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parameters", "name=a-a-", "tag=a-a-", "tag=a---", "---"})
    void the_parser_reads_values_of_the_length_that_is_measured(String pattern) {
        IssueValueBenchmark benchmark = new IssueValueBenchmark();
        benchmark.pattern = pattern;
        benchmark.length = 1024;
        benchmark.makeValue();

        assertThat(benchmark.parse())
                .isInstanceOf(pattern.equals("parameters") ? IssueValue.class : IssueValue.Malformed.class);
    }
}
