package org.caagate.cli.stream;

import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.report.JsonRows;
import org.caagate.decision.Verdict;

/**
 * Writes rows as they come, whole ones only. What is written is passed on as soon as there is nothing more to write for a moment, or
 * enough.
 */
final class RowWriter {
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final long LONGEST_DELAY = Duration.ofMillis(50).toNanos();
    private static final int ENOUGH = 1 << 16;

    private final RowQueue queue;
    private final Results results;
    private final Optional<Progress> progress;
    private final Tally tally = new Tally();
    private final CharArrayWriter rows = new CharArrayWriter(2 * ENOUGH);
    private final JsonRows json;
    /** Up to where they are rows from end to end. */
    private int whole;

    private long passedOnAt = System.nanoTime();

    /** What makes a result of a row. */
    @FunctionalInterface
    interface Results {
        /** Returns the result. */
        CheckResult of(Row.Checked row);
    }

    /**
     * Makes a writer.
     *
     * @param queue where rows come from
     * @param results what makes a result of a row with a report
     * @param progress where to show how far it is, if anywhere
     * @throws IOException never: what is written is held until it is passed on
     */
    RowWriter(RowQueue queue, Results results, Optional<Progress> progress) throws IOException {
        this.queue = queue;
        this.results = results;
        this.progress = progress;
        json = new JsonRows(rows);
    }

    /**
     * Writes all rows until there are none any more.
     *
     * @param out where to
     * @throws IOException if they cannot be written
     * @throws InterruptedException if the thread is interrupted; what was done by then is written
     * @throws IllegalStateException if something broke that is a fault of ours; the rows before that are written
     */
    void writeAll(Writer out) throws IOException, InterruptedException {
        try {
            writeUntilOver(out);
        } catch (RuntimeException | Error defect) {
            // Whatever it is, it takes no result away that was there.
            passOnDespite(defect, out);
            throw defect;
        } finally {
            progress.ifPresent(Progress::clear);
        }
    }

    private void writeUntilOver(Writer out) throws IOException, InterruptedException {
        try {
            while (!queue.isOver()) {
                write(queue.take(rows.size() > 0 ? PAUSE : Progress.PACE), out);
            }
            passOn(out);
        } catch (InterruptedException e) {
            queue.stop();
            write(queue.take(PAUSE), out);
            throw e;
        }
    }

    private void passOnDespite(Throwable defect, Writer out) {
        try {
            out.write(rows.toCharArray(), 0, whole);
            out.flush();
        } catch (IOException e) {
            defect.addSuppressed(e);
        }
    }

    private void write(List<Row> done, Writer out) throws IOException {
        for (Row row : done) {
            write(row);
            whole = rows.size();
            if (rows.size() >= ENOUGH) {
                passOn(out);
            }
        }
        boolean isPause = done.isEmpty() || queue.isOver();
        if (isPause || System.nanoTime() - passedOnAt >= LONGEST_DELAY) {
            passOn(out);
        }
        progress.ifPresent(line -> line.show(tally));
    }

    private void write(Row row) throws IOException {
        if (row instanceof Row.Invalid invalid) {
            tally.addInvalid();
            json.write(invalid.entry());
        } else if (row instanceof Row.Checked checked) {
            CheckResult result = results.of(checked);
            tally.add(result);
            for (Verdict verdict : result.report().verdicts()) {
                json.write(verdict, result);
            }
        }
    }

    private void passOn(Writer out) throws IOException {
        passedOnAt = System.nanoTime();
        if (rows.size() == 0) {
            return;
        }
        progress.ifPresent(Progress::clear);
        rows.writeTo(out);
        rows.reset();
        whole = 0;
        out.flush();
    }

    /** Returns the counts of what is written. */
    Tally tally() {
        return tally;
    }
}
