package org.caagate.campaign;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where everything random of a scenario comes from: the same seed, the same throws. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Whether something happens that happens so often in a hundred. */
    boolean percent(int often) {
        return random.nextInt(100) < often;
    }

    /** From nothing up to, and not including, a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long below(long bound) {
        return random.nextLong(bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[below(choices.length)];
    }

    <T> Optional<T> maybe(int often, T value) {
        return percent(often) ? Optional.of(value) : Optional.empty();
    }

    /** So often in a hundred, some letters are in upper case, which means nothing in names and tags. */
    String anyCase(String text, int often) {
        if (!percent(often)) {
            return text;
        }
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            mixed.append(c >= 'a' && c <= 'z' && percent(50) ? (char) (c - 'a' + 'A') : c);
        }
        return mixed.toString();
    }
}
