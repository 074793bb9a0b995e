package org.caagate.cli.stream;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.IssuanceRequest;
import org.caagate.SelectedIssuer;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Interruption;
import org.caagate.cli.Messages;
import org.caagate.cli.ResultFile;
import org.caagate.cli.Surroundings;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.CheckSettings;
import org.caagate.cli.check.OnUndetermined;
import org.caagate.cli.input.IdentifierStream;
import org.caagate.cli.input.Identifiers;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/** One check of a stream. */
final class StreamCheck {
    private static final int THREADS = 2;

    private final IdentifierStream entries;
    private final SelectedIssuer issuer;
    private final CheckSettings settings;
    private final GivenOptions options;
    private final Set<Identifier> unusedMethods = ConcurrentHashMap.newKeySet();
    private final LongAdder asked = new LongAdder();
    private final long startedAt = System.nanoTime();

    /**
     * Makes a check.
     *
     * @param entries the input, which is closed at its end
     * @param issuer who will issue
     * @param settings what to go by
     * @param options what the user gave
     */
    StreamCheck(IdentifierStream entries, SelectedIssuer issuer, CheckSettings settings, GivenOptions options) {
        this.entries = entries;
        this.issuer = issuer;
        this.settings = settings;
        this.options = options;
        unusedMethods.addAll(settings.facts().methods().keySet());
    }

    /**
     * Checks the whole input.
     *
     * @param file where the rows go
     * @param surroundings the process
     * @param messages what warns
     * @return how it ends
     * @throws IOException if the rows cannot be written
     * @throws InterruptedException if the thread is interrupted, or the process ends and there is a file, which stays as it was
     */
    ExitStatus run(ResultFile file, Surroundings surroundings, Messages messages)
            throws IOException, InterruptedException {
        RowQueue queue = new RowQueue(settings.lookup().mostRunning());
        ExecutorService threads = threads();
        SharedGate shared = new SharedGate(settings.lookup(), settings.policy(), threads, asked);
        Feed feed = new Feed(entries, this::request, shared.gate(), queue);
        RowWriter rows = new RowWriter(queue, this::result, progress(surroundings));
        Interruption interruption = new Interruption(queue::stop);
        try {
            daemon(feed, "caa-gate feed").start();
            file.write(out -> write(rows, queue, out));
            summarize(rows.tally(), messages);
            if (queue.isStopped()) {
                return ExitStatus.INTERRUPTED;
            }
            Optional<String> fault = fault(rows.tally(), feed);
            fault.ifPresent(surroundings::say);
            ExitStatus status = rows.tally().status();
            return fault.isPresent() && status != ExitStatus.REFUSED ? ExitStatus.USAGE : status;
        } finally {
            interruption.close();
            queue.stop();
            threads.shutdown();
        }
    }

    private void write(RowWriter rows, RowQueue queue, Writer out) throws IOException, InterruptedException {
        rows.writeAll(out);
        if (queue.isStopped() && options.has(Option.OUTPUT)) {
            throw new InterruptedException("a file is written whole or not at all");
        }
    }

    private static ExecutorService threads() {
        return Executors.newFixedThreadPool(THREADS, task -> daemon(task, "caa-gate stream"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private Optional<Progress> progress(Surroundings surroundings) {
        boolean isShown = surroundings.terminals().contains(Surroundings.Stream.ERR) && !options.has(Option.QUIET);
        return isShown ? Optional.of(new Progress(surroundings.err())) : Optional.empty();
    }

    private IssuanceRequest request(Identifier identifier) {
        unusedMethods.remove(identifier);
        return settings.facts().request(issuer, Set.of(identifier)).build();
    }

    private CheckResult result(Row.Checked row) {
        return new CheckResult(
                row.report(),
                Identifiers.of(row.entry().identifier(), row.entry().source()),
                settings.lookup().resolvers(),
                settings.lookup().zoneFiles(),
                settings.lookup().dnssec(),
                settings.onUndetermined(),
                Optional.empty());
    }

    private void summarize(Tally tally, Messages messages) {
        Duration taken = Duration.ofNanos(System.nanoTime() - startedAt);
        messages.warn(
                tally + "; " + asked + " questions in " + taken.toSeconds() + "." + taken.toMillisPart() / 100 + " s");
        if (tally.tolerated() > 0) {
            messages.warn(tally.tolerated() + " undetermined, " + OnUndetermined.ONLY_WARNED);
        }
        for (Identifier identifier : unusedMethods) {
            messages.warn("--method: " + Escaped.quote(identifier.toString())
                    + " has a method but is not among the identifiers");
        }
    }

    /** What is wrong with the input as a whole. */
    private static Optional<String> fault(Tally tally, Feed feed) {
        Optional<String> broken = feed.fault().map(fault -> String.valueOf(fault.getMessage()));
        return broken.isEmpty() && tally.isEmpty() ? Optional.of("no identifiers: the input has none") : broken;
    }
}
