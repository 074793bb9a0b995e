package org.caagate.cli.option;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caagate.GatePolicy;
import org.caagate.name.Escaped;

/** The readings of values that several options share. All throw IllegalArgumentException with a reason that is safe to print. */
public final class Values {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private static final Duration LONGEST_TRY = Duration.ofMinutes(5);

    private Values() {}

    /** A number and {@code ms}, {@code s} or {@code m}: more than nothing. */
    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(Escaped.quote(text) + " is no duration such as 500ms, 5s or 1m");
        }
        long amount = Long.parseLong(matcher.group(1));
        if (amount == 0) {
            throw new IllegalArgumentException(Escaped.quote(text) + " is no time at all");
        }
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /**
     * Reads the time that all questions of a certificate may take. The limit is the gate's: the acme4j plugin, which may have the
     * value out of the same environment, has no other.
     *
     * @param text what was given, for example {@code 500ms}, {@code 5s} or {@code 1m}
     * @return more than nothing, at most what {@link GatePolicy#deadline} takes
     * @throws IllegalArgumentException if it is no such duration
     */
    public static Duration deadline(String text) {
        Duration deadline = duration(text);
        try {
            return GatePolicy.strict().deadline(deadline).deadline();
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(Escaped.quote(text) + ": " + fault.getMessage(), fault);
        }
    }

    /**
     * Reads the time that one try may take.
     *
     * @param text what was given
     * @return more than nothing, at most 5 minutes
     * @throws IllegalArgumentException if it is no such duration
     */
    public static Duration timeout(String text) {
        Duration timeout = duration(text);
        if (timeout.compareTo(LONGEST_TRY) > 0) {
            throw new IllegalArgumentException(Escaped.quote(text) + " is more than 5 minutes");
        }
        return timeout;
    }

    /**
     * Returns a reading of a number.
     *
     * @param most the greatest number there may be
     * @return a reading of numbers from 1
     */
    public static GivenOptions.Reading<Integer> upTo(int most) {
        return text -> {
            int number = text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : 0;
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(Escaped.quote(text) + " is no number from 1 to " + most);
            }
            return number;
        };
    }

    /**
     * Returns a reading of one of several words.
     *
     * @param words the words with what they mean
     * @param <T> what they mean
     * @return the reading
     */
    public static <T> GivenOptions.Reading<T> among(Map<String, T> words) {
        return text -> Optional.ofNullable(words.get(text))
                .orElseThrow(() -> new IllegalArgumentException(Escaped.quote(text) + " is none of "
                        + words.keySet().stream().sorted().collect(Collectors.joining(", "))
                        + Meant.among(words.keySet(), text)));
    }
}
