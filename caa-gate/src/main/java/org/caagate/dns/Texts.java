package org.caagate.dns;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.caagate.lookup.LookupContext;
import org.caagate.record.Octets;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/** Texts for people, of things that came from elsewhere. */
final class Texts {
    private static final int LONGEST = 300;
    private static final long MEBI = 1L << 20;

    private Texts() {}

    /** Returns a name without trailing dot, escaped as in RFC 1035 section 5.1: dnsjava leaves printable ASCII only. */
    static String name(Name name) {
        return name.toString(true);
    }

    /** Returns foreign text as printable ASCII, cut where it is long. */
    static String foreign(String text) {
        return cut(Octets.of(text.getBytes(StandardCharsets.UTF_8)).escaped());
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** Returns what an exception says. */
    static String error(Throwable error) {
        String message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : foreign(message);
    }

    /** Returns the name of a response code, or its number. */
    static String rcode(int rcode) {
        return Rcode.string(rcode);
    }

    /** Returns a duration in the unit that people would use: {@code 3 s}, {@code 250 ms}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 && millis > 0 ? millis / 1000 + " s" : millis + " ms";
    }

    /** Returns what has to be said where a request keeps no more, and what to do about it. */
    static String noRoom(LookupContext context) {
        return "the request has no room for more replies, as it keeps at most " + octets(context.mostOctets())
                + " of them for all its names: check these in smaller requests";
    }

    private static String octets(long count) {
        return count > 0 && count % MEBI == 0 ? count / MEBI + " MiB" : count + " octets";
    }

    static String times(int count, String noun, String plural) {
        return count + " " + (count == 1 ? noun : plural);
    }
}
