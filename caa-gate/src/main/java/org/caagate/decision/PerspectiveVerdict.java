package org.caagate.decision;

import java.util.Optional;
import org.caagate.lookup.RelevantRRset;
import org.caagate.name.Escaped;

/**
 * The verdict that one perspective alone would give.
 *
 * @param perspective the id of the perspective
 * @param region its place, for readers of reports; empty for the gate's own lookup. It is not escaped
 * @param verdict the verdict on the answers of this perspective
 */
public record PerspectiveVerdict(String perspective, String region, Verdict verdict) {
    /** The RRset that the verdict rests on, or empty if CAA does not apply. */
    Optional<RelevantRRset> seen() {
        return verdict.examination().map(examination -> examination.climb().relevantRRset());
    }

    /** Whether another perspective saw the same records and reached the same verdict. */
    boolean agreesWith(PerspectiveVerdict other) {
        return verdict.kind() == other.verdict.kind()
                && verdict.reason().id().equals(other.verdict.reason().id())
                && seesAs(other);
    }

    boolean seesAs(PerspectiveVerdict other) {
        return seen().flatMap(mine -> other.seen().map(theirs -> PerspectiveRRset.isSame(mine, theirs)))
                .orElse(seen().isEmpty() && other.seen().isEmpty());
    }

    /** Returns the perspective and its verdict. */
    @Override
    public String toString() {
        return place(perspective, region) + " " + verdict.kind().id() + " ("
                + verdict.reason().id() + ")";
    }

    static String place(String perspective, String region) {
        String id = Excerpt.of(Escaped.line(perspective));
        return region.isEmpty() ? id : id + " (" + Excerpt.of(Escaped.line(region)) + ")";
    }
}
