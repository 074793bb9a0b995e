package org.caagate.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.cli.input.Entry;
import org.caagate.cli.input.Source;
import org.caagate.decision.Issuer;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The queue of rows")
@Timeout(60)
class RowQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration NONE = Duration.ZERO;
    private static final Source PLACE = new Source(Optional.empty(), OptionalInt.empty(), Optional.empty());

    private final RowQueue queue = new RowQueue(2);
    private final CompletableFuture<GateReport> first = new CompletableFuture<>();
    private final CompletableFuture<GateReport> second = new CompletableFuture<>();

    private static Entry.Valid entry(String address) {
        return new Entry.Valid(Identifier.parse(address), PLACE);
    }

    private static Row.Invalid invalid(String text) {
        return new Row.Invalid(new Entry.Invalid(text, PLACE, "no identifier"));
    }

    /** An address needs no lookup. */
    private static GateReport report(String address) throws InterruptedException {
        CaaGate gate = CaaGate.builder()
                .lookup((name, context) -> {
                    throw new AssertionError(name);
                })
                .build();
        return gate.check(IssuanceRequest.builder()
                .issuer(Issuer.unknown())
                .identifiers(address)
                .build());
    }

    private static List<String> shown(List<Row> rows) {
        return rows.stream()
                .map(row -> row instanceof Row.Checked checked
                        ? checked.entry().identifier().toString()
                        : ((Row.Invalid) row).entry().text())
                .toList();
    }

    @Test
    void gives_rows_in_the_order_in_which_they_came() throws InterruptedException {
        queue.add(entry("192.0.2.1"), first);
        queue.add(invalid("a b"));
        queue.add(entry("192.0.2.2"), second);

        second.complete(report("192.0.2.2"));
        assertThat(queue.take(NONE)).isEmpty();
        first.complete(report("192.0.2.1"));
        assertThat(shown(queue.take(PATIENCE))).containsExactly("192.0.2.1", "a b", "192.0.2.2");

        assertThat(queue.isOver()).isFalse();
        queue.complete();
        assertThat(queue.isOver()).isTrue();
    }

    @Test
    void has_no_room_while_as_many_checks_run_as_may() throws InterruptedException {
        queue.add(entry("192.0.2.1"), first);
        queue.add(entry("192.0.2.2"), second);
        CompletableFuture<Boolean> room = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                room.complete(queue.awaitRoom());
            } catch (InterruptedException e) {
                room.completeExceptionally(e);
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(room).isNotDone();

        second.complete(report("192.0.2.2"));

        assertThat(room.join()).isTrue();
    }

    @Test
    void still_gives_what_is_done_when_it_is_stopped_and_calls_off_the_rest() throws InterruptedException {
        queue.add(entry("192.0.2.1"), first);
        queue.add(entry("192.0.2.2"), second);
        second.complete(report("192.0.2.2"));

        queue.stop();

        assertThat(shown(queue.take(PATIENCE))).containsExactly("192.0.2.2");
        assertThat(first).isCancelled();
        assertThat(queue.isOver()).isTrue();
        assertThat(queue.awaitRoom()).isFalse();
    }

    @Test
    void is_not_over_before_the_fault_of_the_reader_is_told() {
        queue.fail(new IllegalStateException("the reader broke"));
        queue.complete();

        assertThat(queue.isOver()).isFalse();
        assertThatThrownBy(() -> queue.take(NONE)).hasRootCauseMessage("the reader broke");
    }

    @Test
    void calls_off_a_check_that_comes_after_the_stop() {
        queue.stop();
        queue.add(entry("192.0.2.1"), first);

        assertThat(first).isCancelled();
        assertThat(queue.isOver()).isTrue();
    }

    @Test
    void does_not_keep_a_fault_of_the_gate_to_itself() {
        queue.add(entry("192.0.2.1"), first);
        IllegalStateException fault = new IllegalStateException("a defect");
        first.completeExceptionally(fault);

        assertThatThrownBy(() -> queue.take(PATIENCE)).hasRootCause(fault);
    }

    @Test
    void gives_what_was_done_before_a_fault_and_tells_the_fault_then() throws InterruptedException {
        IllegalStateException fault = new IllegalStateException("a defect");
        queue.add(invalid("a b"));
        queue.add(entry("192.0.2.1"), first);
        queue.add(entry("192.0.2.2"), second);
        second.completeExceptionally(fault);
        first.complete(report("192.0.2.1"));

        assertThat(shown(queue.take(PATIENCE))).containsExactly("a b", "192.0.2.1");
        assertThat(queue.isOver()).isFalse();
        assertThatThrownBy(() -> queue.take(PATIENCE)).hasRootCause(fault);
    }

    @Test
    void waits_for_what_is_before_a_fault() throws InterruptedException {
        queue.add(entry("192.0.2.1"), first);
        queue.add(entry("192.0.2.2"), second);
        second.completeExceptionally(new IllegalStateException("a defect"));

        assertThat(queue.take(NONE)).isEmpty();
        first.complete(report("192.0.2.1"));
        assertThat(shown(queue.take(PATIENCE))).containsExactly("192.0.2.1");
    }

    @Test
    void tells_the_first_fault_with_those_behind_it() {
        IllegalStateException defect = new IllegalStateException("a defect");
        IllegalStateException later = new IllegalStateException("the reader broke");
        queue.add(entry("192.0.2.1"), first);
        queue.add(entry("192.0.2.2"), second);
        queue.fail(later);
        second.completeExceptionally(defect);
        first.completeExceptionally(defect);

        assertThatThrownBy(() -> queue.take(PATIENCE)).hasRootCause(defect).satisfies(told -> assertThat(
                        told.getSuppressed())
                .extracting(each -> each.getCause() == null ? each : each.getCause())
                .containsExactly(defect, later));
    }

    @Test
    void has_no_room_behind_a_fault() throws InterruptedException {
        queue.add(entry("192.0.2.1"), first);
        assertThat(queue.awaitRoom()).isTrue();
        first.completeExceptionally(new IllegalStateException("a defect"));

        assertThat(queue.awaitRoom()).isFalse();
    }

    @Test
    void takes_a_check_without_a_report_for_a_fault() {
        queue.add(entry("192.0.2.1"), first);
        first.complete(null);

        assertThatThrownBy(() -> queue.take(PATIENCE)).hasRootCauseMessage("no report");
    }
}
