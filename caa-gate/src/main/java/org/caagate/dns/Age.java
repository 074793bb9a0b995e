package org.caagate.dns;

import java.net.http.HttpHeaders;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a response has lain in an HTTP cache, by which the times to live in it are too long (RFC 8484 section 5.1).
 *
 * @param seconds how long, 0 if none says so
 */
record Age(long seconds) {
    private static final int HEADER_LENGTH = 12;
    private static final int COUNTS_AT = 4;
    private static final int POINTER = 0xC0;
    private static final int SOA = 6;
    private static final int OPT = 41;
    private static final Age WITHOUT_END = new Age(1L << 31);
    /** The first member of a list, which has so few digits that it is less than that. */
    private static final Pattern SECONDS = Pattern.compile("[ \\t]*0*([0-9]{1,9})[ \\t]*(?:,.*)?");

    /**
     * Reads the header. Of a list the first member counts, and what is too great for 31 bits is 2^31 (RFC 9111 sections 5.1 and
     * 1.2.2). What is no number may be one that somebody garbled: then the response may be of any age.
     */
    static Age of(HttpHeaders headers) {
        return headers.firstValue("Age").map(Age::read).orElse(new Age(0));
    }

    private static Age read(String header) {
        Matcher seconds = SECONDS.matcher(header);
        return seconds.matches() ? new Age(Long.parseLong(seconds.group(1))) : WITHOUT_END;
    }

    /** Returns a message with its times to live reduced; one that cannot be read stays as it is, for the judge to refuse. */
    byte[] applied(byte[] message) {
        if (seconds == 0 || message.length < HEADER_LENGTH) {
            return message;
        }
        byte[] aged = message.clone();
        try {
            apply(ByteBuffer.wrap(aged));
            return aged;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // It ends before its records do.
            return message;
        }
    }

    private void apply(ByteBuffer message) {
        message.position(COUNTS_AT);
        int questions = unsignedShort(message);
        int records = unsignedShort(message) + unsignedShort(message) + unsignedShort(message);
        for (int i = 0; i < questions; i++) {
            skipName(message);
            message.getInt();
        }
        for (int i = 0; i < records; i++) {
            skipName(message);
            ageRecord(message);
        }
    }

    private void ageRecord(ByteBuffer message) {
        int type = unsignedShort(message);
        message.getShort();
        int place = message.position();
        long ttl = seconds(message.getInt());
        int length = unsignedShort(message);
        message.position(message.position() + length);
        if (type == SOA && length >= Integer.BYTES) {
            // An absence lasts as long as the lesser of two times (RFC 2308 section 5), and both have passed in part.
            ttl = Math.min(ttl, seconds(message.getInt(message.position() - Integer.BYTES)));
        }
        // What stands there in an OPT record is no time (RFC 6891 section 6.1.3).
        if (type != OPT) {
            message.putInt(place, (int) Math.max(0, ttl - seconds));
        }
    }

    /** What does not fit 31 bits counts as nothing (RFC 2181 section 8). */
    private static long seconds(int time) {
        return Math.max(0, time);
    }

    /** RFC 1035 section 4.1.4: a pointer ends a name. */
    private static void skipName(ByteBuffer message) {
        int length = message.get() & 0xFF;
        while (length != 0 && length < POINTER) {
            message.position(message.position() + length);
            length = message.get() & 0xFF;
        }
        if (length >= POINTER) {
            message.get();
        }
    }

    private static int unsignedShort(ByteBuffer message) {
        return message.getShort() & 0xFFFF;
    }
}
