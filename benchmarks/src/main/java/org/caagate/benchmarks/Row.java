package org.caagate.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param measured the median
 * @param limit what it is compared with, measured in the same run, or a number that was promised
 * @param target what the ratio may be; empty where nothing is promised
 * @param isMet whether it is
 */
record Row(String what, Figure measured, Optional<Figure> limit, String target, boolean isMet) {
    /**
     * A number with its unit.
     *
     * @param value the number
     * @param unit what it counts
     */
    record Figure(double value, String unit) {
        static Figure of(double value, String unit) {
            return new Figure(value, unit);
        }

        static Figure millis(double nanos) {
            return new Figure(nanos / 1e6, "ms");
        }

        @Override
        public String toString() {
            String form = value >= 1000 || value == Math.rint(value) ? "%.0f %s" : "%.3g %s";
            return String.format(Locale.ROOT, form, value, unit);
        }
    }

    static Row atMost(String what, Figure measured, Figure limit, double mostRatio) {
        return new Row(
                what, measured, Optional.of(limit), "<= " + mostRatio, measured.value() <= limit.value() * mostRatio);
    }

    static Row atLeast(String what, Figure measured, Figure limit, double leastRatio) {
        return new Row(
                what, measured, Optional.of(limit), ">= " + leastRatio, measured.value() >= limit.value() * leastRatio);
    }

    /** Returns a line that is met if each sample is the limit; it shows the sample that is farthest from it. */
    static Row exactly(String what, Collection<? extends Number> samples, String unit, Figure limit) {
        double least = Samples.least(samples);
        double most = Samples.most(samples);
        double shown = limit.value() - least > most - limit.value() ? least : most;
        return new Row(
                what,
                Figure.of(shown, unit),
                Optional.of(limit),
                "= 1",
                least == limit.value() && most == limit.value());
    }

    /** Returns a line with a limit that nothing is promised about. */
    static Row beside(String what, Figure measured, Figure limit) {
        return new Row(what, measured, Optional.of(limit), "", true);
    }

    /** Returns a line without a target, to compare with later. */
    static Row measured(String what, Figure measured) {
        return new Row(what, measured, Optional.empty(), "", true);
    }

    /** Returns the line as Markdown. */
    String toMarkdown() {
        return "| " + what + " | " + measured + " | "
                + limit.map(figure -> figure + " | " + ratio(figure) + " | " + target + " | " + judgement())
                        .orElse(" | | |")
                + " |";
    }

    private String judgement() {
        return target.isEmpty() ? "" : isMet ? "ok" : "MISSED";
    }

    private String ratio(Figure figure) {
        return String.format(Locale.ROOT, "%.3g", measured.value() / figure.value());
    }
}
