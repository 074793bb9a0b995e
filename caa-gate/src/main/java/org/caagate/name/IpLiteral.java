package org.caagate.name;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reading of IP addresses: RFC 4291 section 2.2 for IPv6, dotted decimal for IPv4.
 *
 * <p>{@link InetAddress#getByName} is not used: it asks the name service for what it cannot read, reads more than the RFC
 * allows, and what it reads depends on the version of the JDK.
 */
final class IpLiteral {
    private static final int GROUPS = 8;

    private IpLiteral() {}

    /** Whether the text is four decimal numbers of 0 to 255 without leading zeros. */
    static boolean isDottedQuad(String text) {
        // Nearly every name ends here, without being taken apart.
        if (text.isEmpty() || !Ascii.isDigit(text.charAt(text.length() - 1))) {
            return false;
        }
        String[] parts = text.split("\\.", -1);
        return parts.length == 4 && Arrays.stream(parts).allMatch(IpLiteral::isOctet);
    }

    private static boolean isOctet(String part) {
        return !part.isEmpty()
                && part.length() <= 3
                && part.chars().allMatch(Ascii::isDigit)
                && (part.length() == 1 || part.charAt(0) != '0')
                && Integer.parseInt(part) <= 255;
    }

    /** Reads what {@link #isDottedQuad} accepts. */
    static InetAddress ipv4(String text) {
        return address(octets(text));
    }

    private static byte[] octets(String dottedQuad) {
        String[] parts = dottedQuad.split("\\.", -1);
        byte[] octets = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return octets;
    }

    /**
     * Reads an IPv6 address without zone and prefix length, or nothing if it is none. As everywhere in the JDK, an
     * IPv4-mapped one becomes an IPv4 address.
     */
    static Optional<InetAddress> ipv6(String text) {
        String[] groups = withZeros(withHexTail(text)).split(":", -1);
        if (groups.length != GROUPS || !Arrays.stream(groups).allMatch(IpLiteral::isGroup)) {
            return Optional.empty();
        }
        byte[] octets = new byte[2 * GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            int group = Integer.parseInt(groups[i], 16);
            octets[2 * i] = (byte) (group >> 8);
            octets[2 * i + 1] = (byte) group;
        }
        return Optional.of(address(octets));
    }

    private static boolean isGroup(String part) {
        return !part.isEmpty()
                && part.length() <= 4
                && part.chars().allMatch(c -> c <= '~' && Character.digit(c, 16) >= 0);
    }

    /** Writes the last 32 bits as two groups if they are in dotted decimal. */
    private static String withHexTail(String text) {
        int tail = text.lastIndexOf(':') + 1;
        if (!isDottedQuad(text.substring(tail))) {
            return text;
        }
        byte[] octets = octets(text.substring(tail));
        return text.substring(0, tail)
                + Integer.toHexString((octets[0] & 0xFF) << 8 | (octets[1] & 0xFF))
                + ":"
                + Integer.toHexString((octets[2] & 0xFF) << 8 | (octets[3] & 0xFF));
    }

    /** Writes out the zeros that a double colon stands for: at least one group, else the text is left as it is. */
    private static String withZeros(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return text;
        }
        String head = text.substring(0, gap);
        String tail = text.substring(gap + 2);
        int zeros = GROUPS - groupsIn(head) - groupsIn(tail);
        if (zeros < 1) {
            return text;
        }
        return Stream.of(head, "0" + ":0".repeat(zeros - 1), tail)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(":"));
    }

    private static int groupsIn(String part) {
        return part.isEmpty() ? 0 : (int) part.chars().filter(c -> c == ':').count() + 1;
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an IP address has 4 or 16 octets, not " + octets.length, e);
        }
    }
}
