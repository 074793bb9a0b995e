package org.caagate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Trail;

/**
 * Since when a perspective has shown the canary, whenever it was asked, from one and the same server. An absence that a cache kept before
 * that is worth nothing: whoever asked may have been blind. It is for reports alone, as somebody may be blind between two sights, or may end
 * his request before he hears of the canary; what is cleared has to be seen anew. Thread-safe.
 */
final class CanarySight {
    private Optional<String> witness = Optional.empty();
    private Instant lastBreak = Instant.MIN;
    private Instant newest = Instant.MIN;

    /** Makes the sight of a perspective that has shown nothing yet. */
    CanarySight() {}

    /** Takes notice of what came of asking for the canary. What comes out of a cache says nothing new. */
    synchronized void note(Answer canary) {
        if (canary.trail().origin() == Trail.Origin.CACHE) {
            return;
        }
        Optional<String> shownBy = canary instanceof Answer.Present ? Optional.of(server(canary)) : Optional.empty();
        Instant at = canary.trail().obtainedAt();
        // Requests hear of it in any order: an older sight tells of a break, and never that there was none.
        if (shownBy.isEmpty() || !shownBy.equals(witness)) {
            lastBreak = later(lastBreak, later(at, newest));
        }
        if (!at.isBefore(newest)) {
            witness = shownBy;
            newest = at;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The last server that was asked for the records is the one whose reply counts. What takes no exchange is always the same. */
    private static String server(Answer canary) {
        List<Exchange> exchanges = canary.trail().exchangesForRecords();
        return exchanges.isEmpty() ? "" : exchanges.get(exchanges.size() - 1).server();
    }

    /** Returns whether the canary has been shown from then on. */
    synchronized boolean lastsSince(Instant moment) {
        return witness.isPresent() && !moment.isBefore(lastBreak);
    }
}
