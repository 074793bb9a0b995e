package org.caagate.dns;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;

/** The canonical text of an IPv6 address (RFC 5952 section 4), which {@link Inet6Address#getHostAddress} does not give. */
final class Ip6Text {
    private static final int GROUPS = 8;

    private Ip6Text() {}

    static String of(Inet6Address address) {
        ShortBuffer octets = ByteBuffer.wrap(address.getAddress()).asShortBuffer();
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = octets.get(i) & 0xFFFF;
        }
        String host = address.getHostAddress();
        int scope = host.indexOf('%');
        return text(groups) + (scope < 0 ? "" : host.substring(scope));
    }

    private static String text(int[] groups) {
        int gap = longestRunOfZeros(groups);
        int afterGap = gap + runOfZeros(groups, gap);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
            } else if (i < gap || i >= afterGap) {
                text.append(i == 0 || i == afterGap ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Returns the start of the first longest run of at least two groups, or a place after the end. */
    private static int longestRunOfZeros(int[] groups) {
        int longest = GROUPS;
        for (int i = 0; i < GROUPS; i++) {
            int length = runOfZeros(groups, i);
            if (length > 1 && length > runOfZeros(groups, longest)) {
                longest = i;
            }
        }
        return longest;
    }

    private static int runOfZeros(int[] groups, int start) {
        int end = start;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - start;
    }
}
