package org.caagate.decision;

import java.util.OptionalInt;
import org.caagate.name.Ascii;
import org.caagate.name.EditDistance;

/**
 * Whether a name looks like a typing error in another. A wrong guess sends people astray, so short names, numbered ones and
 * siblings under one domain are never taken for each other: {@code ca1.example} is another CA than {@code ca2.example}.
 */
final class NearName {
    private static final int ONE_ERROR = 6;
    private static final int TWO_ERRORS = 8;

    /** As in {@code lenscrypt.org} for {@code letsencrypt.org}. */
    private static final int THREE_ERRORS = 11;

    private final String written;
    private final String known;

    private NearName(String written, String known) {
        this.written = written;
        this.known = known;
    }

    /** The number of typing errors, at least 1, or nothing if they are no typing errors. Both names are in lower case. */
    static OptionalInt errors(String written, String known) {
        return new NearName(written, known).errors();
    }

    private OptionalInt errors() {
        int shared = sharedLabels();
        if (shared > 1) {
            return OptionalInt.empty();
        }
        if (shared == 0 && differOnlyAfterLastDot()) {
            return errorsInLastLabel();
        }
        String left = shared == 0 ? written : beforeLastDot(written);
        String right = shared == 0 ? known : beforeLastDot(known);
        int limit = left.length() < ONE_ERROR ? 0 : limit(right.length());
        int distance = EditDistance.upTo(limit, left, right);
        return distance > limit || withoutDigits(written).equals(withoutDigits(known))
                ? OptionalInt.empty()
                : OptionalInt.of(distance);
    }

    /** Under another top-level domain: one error if the rest is long enough to tell whose it is. */
    private OptionalInt errorsInLastLabel() {
        int rest = beforeLastDot(known).length();
        if (rest >= ONE_ERROR) {
            return OptionalInt.of(1);
        }
        // As in pki.google for pki.goog; beside that, the last labels of short names say nothing.
        boolean isCutOff = known.length() >= TWO_ERRORS && (written.startsWith(known) || known.startsWith(written));
        int distance = Math.abs(written.length() - known.length());
        return isCutOff && distance <= 2 ? OptionalInt.of(distance) : OptionalInt.empty();
    }

    private static int limit(int length) {
        return length >= THREE_ERRORS ? 3 : length >= TWO_ERRORS ? 2 : length >= ONE_ERROR ? 1 : 0;
    }

    /** The number of labels that both names end with, but not more than 2. */
    private int sharedLabels() {
        int dot = written.lastIndexOf('.');
        if (dot < 0 || !endsAlike(dot)) {
            return 0;
        }
        int second = written.lastIndexOf('.', dot - 1);
        return second >= 0 && endsAlike(second) ? 2 : 1;
    }

    /** Whether the known name ends with all that the written one has from a place on. */
    private boolean endsAlike(int from) {
        int length = written.length() - from;
        return known.regionMatches(known.length() - length, written, from, length);
    }

    private boolean differOnlyAfterLastDot() {
        int end = lastDot(written);
        return end == lastDot(known) && written.regionMatches(0, known, 0, end);
    }

    private static String beforeLastDot(String name) {
        return name.substring(0, lastDot(name));
    }

    /** Where the last label ends the rest of a name; the length of a name without a dot. */
    private static int lastDot(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name.length() : dot;
    }

    private static String withoutDigits(String name) {
        StringBuilder rest = new StringBuilder();
        name.chars().filter(c -> !Ascii.isDigit(c)).forEach(c -> rest.append((char) c));
        return rest.toString();
    }
}
