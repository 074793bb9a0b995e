package org.caagate.benchmarks;

import java.util.Collection;

/** Figures of what was measured several times. */
final class Samples {
    private Samples() {}

    static double median(Collection<? extends Number> samples) {
        double[] sorted =
                samples.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double least(Collection<? extends Number> samples) {
        return samples.stream()
                .mapToDouble(Number::doubleValue)
                .min()
                .orElseThrow(() -> new IllegalArgumentException("nothing was measured"));
    }

    static double most(Collection<? extends Number> samples) {
        return samples.stream()
                .mapToDouble(Number::doubleValue)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("nothing was measured"));
    }
}
