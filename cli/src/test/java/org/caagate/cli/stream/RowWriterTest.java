package org.caagate.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
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

@DisplayName("The writer of rows")
@Timeout(60)
class RowWriterTest {
    private static final Source PLACE = new Source(Optional.empty(), OptionalInt.empty(), Optional.empty());
    private static final Identifier ADDRESS = Identifier.parse("192.0.2.1");

    private final RowQueue queue = new RowQueue(2);
    private final IllegalStateException defect = new IllegalStateException("a defect");
    private final StringWriter out = new StringWriter();

    /** Writes rows, and breaks at the first that has a report. */
    private RowWriter writer() throws IOException {
        return new RowWriter(
                queue,
                row -> {
                    throw defect;
                },
                Optional.empty());
    }

    private void addInvalid(String text) {
        queue.add(new Row.Invalid(new Entry.Invalid(text, PLACE, "no identifier")));
    }

    private static GateReport report() throws InterruptedException {
        CaaGate gate = CaaGate.builder()
                .lookup((name, context) -> {
                    throw new AssertionError(name);
                })
                .build();
        return gate.check(IssuanceRequest.builder()
                .issuer(Issuer.unknown())
                .identifiers(ADDRESS.toString())
                .build());
    }

    @Test
    void writes_what_was_done_before_a_check_that_broke() throws IOException {
        addInvalid("a b");
        addInvalid("c d");
        queue.add(new Entry.Valid(ADDRESS, PLACE), CompletableFuture.failedFuture(defect));
        RowWriter writer = writer();

        assertThatThrownBy(() -> writer.writeAll(out)).hasRootCause(defect);
        assertThat(out.toString().lines())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).contains("a b").endsWith("}"),
                        line -> assertThat(line).contains("c d").endsWith("}"));
    }

    @Test
    void writes_what_was_done_before_a_row_that_cannot_be_written() throws IOException, InterruptedException {
        addInvalid("a b");
        queue.add(new Entry.Valid(ADDRESS, PLACE), CompletableFuture.completedFuture(report()));
        RowWriter writer = writer();

        assertThatThrownBy(() -> writer.writeAll(out)).isSameAs(defect);
        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .contains("a b")
                .endsWith("}");
    }
}
