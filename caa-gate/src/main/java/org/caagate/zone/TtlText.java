package org.caagate.zone;

import org.caagate.name.Ascii;
import org.caagate.name.Escaped;

/** Times to live in seconds (RFC 2308 section 4), also in the units that BIND made common: {@code 1h30m}. */
final class TtlText {
    /** RFC 2181 section 8. */
    static final long LARGEST = Integer.MAX_VALUE;

    private static final String UNITS = "smhdw";
    private static final long[] SECONDS = {1, 60, 3600, 86_400, 604_800};

    private TtlText() {}

    /** Returns whether the word can only be a TTL: no class and no type begins with a digit. */
    static boolean isOne(String word) {
        return Ascii.isDigit(word.charAt(0));
    }

    static long parse(String word) throws ZoneFault {
        return parse(word, LARGEST);
    }

    /** Reads a number of seconds, such as the timers of an SOA record. */
    static long parse(String word, long largest) throws ZoneFault {
        String folded = Ascii.fold(word);
        long sum = 0;
        int at = 0;
        while (at < word.length()) {
            int start = at;
            long number = 0;
            while (at < word.length() && Ascii.isDigit(word.charAt(at))) {
                number = Math.min(number * 10 + (word.charAt(at++) - '0'), LARGEST * 4);
            }
            if (at == start || (at == word.length() && start > 0)) {
                throw fault(word, "write seconds (3600), or numbers with the units w, d, h, m and s (1h30m)");
            }
            sum += at == word.length() ? number : number * unit(folded, at++);
            if (sum > largest) {
                throw fault(word, "the largest is " + largest);
            }
        }
        return sum;
    }

    private static long unit(String word, int at) throws ZoneFault {
        int unit = UNITS.indexOf(word.charAt(at));
        if (unit < 0) {
            throw fault(word, "write seconds (3600), or numbers with the units w, d, h, m and s (1h30m)");
        }
        return SECONDS[unit];
    }

    private static ZoneFault fault(String word, String advice) {
        return new ZoneFault(Escaped.quote(word) + " is no number of seconds: " + advice);
    }
}
