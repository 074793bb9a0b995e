package org.caagate.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caagate.lookup.RelevantRRset;
import org.caagate.name.Ascii;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;

/**
 * The RRset that one perspective saw for an identifier.
 *
 * @param perspective the id of the perspective
 * @param region its place, for readers of reports; empty for the gate's own lookup. It is not escaped
 * @param seen the relevant RRset: found, absent, or hidden by a failed lookup
 */
public record PerspectiveRRset(String perspective, String region, RelevantRRset seen) {
    private static final int MOST_SHOWN = 3;

    /** A record as far as it decides: without its TTL, which falls while answers are on their way. */
    private record Content(int flags, String tag, Octets value) {}

    /**
     * Whether two perspectives saw the same: the same records at the same name, in any order; none up to the same name; or a failure at
     * it.
     */
    static boolean isSame(RelevantRRset one, RelevantRRset other) {
        return one.fold(
                found -> other instanceof RelevantRRset.Found theirs
                        && found.answer().name().equals(theirs.answer().name())
                        && contents(found.answer().records())
                                .equals(contents(theirs.answer().records())),
                none -> none.equals(other),
                hidden -> other instanceof RelevantRRset.Hidden theirs
                        && hidden.answer().name().equals(theirs.answer().name())
                        && contents(hidden.answer().stale())
                                .equals(contents(theirs.answer().stale())));
    }

    private static Map<Content, Integer> contents(List<CaaRecord> records) {
        Map<Content, Integer> contents = new HashMap<>();
        for (CaaRecord record : records) {
            contents.merge(new Content(record.flags(), Ascii.fold(record.tag()), record.value()), 1, Integer::sum);
        }
        return contents;
    }

    /** Returns the perspective and what it saw, escaped and cut to a safe length. */
    @Override
    public String toString() {
        return PerspectiveVerdict.place(perspective, region) + " saw "
                + seen.fold(
                        found -> shown(found.answer().records()) + " at "
                                + found.answer().name(),
                        none -> "no CAA records up to " + none.last(),
                        hidden -> (hidden.answer().stale().isEmpty()
                                        ? "no answer"
                                        : "stale " + shown(hidden.answer().stale()))
                                + " at " + hidden.answer().name() + " ("
                                + hidden.answer().failure().kind().id() + ")");
    }

    private static String shown(List<CaaRecord> records) {
        String shown = records.stream()
                .limit(MOST_SHOWN)
                .map(record -> Excerpt.of(record.toString()))
                .collect(Collectors.joining(", "));
        return records.size() <= MOST_SHOWN ? shown : shown + " and " + (records.size() - MOST_SHOWN) + " more";
    }
}
