package org.caagate.name;

import java.net.InetAddress;

/** The text form of an IP address: RFC 5952 for IPv6, dotted decimal for IPv4. */
final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    static String of(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4 ? address.getHostAddress() : compressed(octets);
    }

    private static String compressed(byte[] octets) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (octets[2 * i] & 0xFF) << 8 | (octets[2 * i + 1] & 0xFF);
        }
        int gap = longestZeroRun(groups);
        int gapEnd = gap + zeroRun(groups, gap);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (gapEnd - gap >= 2 && i == gap) {
                text.append("::");
                i = gapEnd - 1;
            } else {
                text.append(text.length() == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** The start of the longest run of zero groups, the first one of equals (RFC 5952 section 4.2.3). */
    private static int longestZeroRun(int[] groups) {
        int best = 0;
        for (int i = 1; i < GROUPS; i++) {
            if (zeroRun(groups, i) > zeroRun(groups, best)) {
                best = i;
            }
        }
        return best;
    }

    private static int zeroRun(int[] groups, int start) {
        int end = start;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - start;
    }
}
