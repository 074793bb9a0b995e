package org.caagate.benchmarks;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the JVM's own log says of a run's collections ({@code -Xlog:gc}).
 *
 * @param mebibytesAfter what was in use after each collection of the whole heap that began for want of room; without such
 *     a one, after each young collection, which is more than what is alive
 * @param share of the time of the run, how much went into collections
 */
record CollectorLog(List<Double> mebibytesAfter, double share) {
    /** "Pause Young (Allocation Failure) 34M->5M(123M) 4.005ms"; early ones "(Metadata GC Threshold)", which say nothing of room. */
    private static final Pattern COLLECTION =
            Pattern.compile("Pause .* [0-9]+[KMG]->([0-9]+)([KMG])\\([0-9]+[KMG]\\) ([0-9.]+)ms");

    /**
     * Reads a log.
     *
     * @param log its lines
     * @param millis how long the run took
     * @throws IllegalStateException if it tells of no collection
     */
    static CollectorLog parse(String log, double millis) {
        List<MatchResult> all = COLLECTION.matcher(log).results().toList();
        if (all.isEmpty()) {
            throw new IllegalStateException("the log tells of no collection: " + log);
        }
        List<MatchResult> full = all.stream()
                .filter(match -> match.group().startsWith("Pause Full (Allocation "))
                .toList();
        double paused = all.stream()
                .mapToDouble(match -> Double.parseDouble(match.group(3)))
                .sum();
        return new CollectorLog(
                (full.isEmpty() ? all : full).stream().map(CollectorLog::after).toList(), paused / millis);
    }

    private static double after(MatchResult match) {
        double value = Double.parseDouble(match.group(1));
        return switch (match.group(2)) {
            case "K" -> value / 1024;
            case "G" -> value * 1024;
            default -> value;
        };
    }
}
