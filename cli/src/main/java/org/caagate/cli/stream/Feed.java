package org.caagate.cli.stream;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.caagate.CaaGate;
import org.caagate.IssuanceRequest;
import org.caagate.cli.input.Entry;
import org.caagate.cli.input.IdentifierStream;
import org.caagate.name.Identifier;

/** Reads the input and begins a check for each identifier, as long as there is room in the queue. */
final class Feed implements Runnable {
    private final IdentifierStream entries;
    private final Function<Identifier, IssuanceRequest> requests;
    private final CaaGate gate;
    private final RowQueue queue;
    private volatile Optional<IOException> fault = Optional.empty();

    /**
     * Makes a feed.
     *
     * @param entries the input
     * @param requests what makes the request for an identifier
     * @param gate what checks
     * @param queue where the rows go
     */
    Feed(IdentifierStream entries, Function<Identifier, IssuanceRequest> requests, CaaGate gate, RowQueue queue) {
        this.entries = entries;
        this.requests = requests;
        this.gate = gate;
        this.queue = queue;
    }

    @Override
    public void run() {
        try (entries) {
            feed();
        } catch (IOException e) {
            fault = Optional.of(e);
        } catch (InterruptedException e) {
            queue.stop();
        } catch (RuntimeException | Error bug) {
            // On this thread nobody would hear of it.
            queue.fail(bug);
        } finally {
            queue.complete();
        }
    }

    private void feed() throws IOException, InterruptedException {
        for (Optional<Entry> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
            if (!queue.awaitRoom()) {
                return;
            }
            if (entry.get() instanceof Entry.Valid readable) {
                queue.add(readable, gate.checkAsync(requests.apply(readable.identifier())));
            } else if (entry.get() instanceof Entry.Invalid unreadable) {
                queue.add(new Row.Invalid(unreadable));
            }
        }
    }

    /** Returns what ended the input before its end, if anything did. */
    Optional<IOException> fault() {
        return fault;
    }
}
