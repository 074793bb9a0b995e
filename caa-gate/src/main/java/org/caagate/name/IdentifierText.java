package org.caagate.name;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The reading of an identifier from text. */
final class IdentifierText {
    private static final int LONGEST_LOCAL_PART = 64;

    private IdentifierText() {}

    static Identifier parse(String text) {
        if (text.indexOf('@') >= 0) {
            return mailbox(text);
        }
        if (text.indexOf(':') >= 0) {
            return new Identifier.Ip(ipv6(text));
        }
        if (IpLiteral.isDottedQuad(text)) {
            return new Identifier.Ip(IpLiteral.ipv4(text));
        }
        if (text.startsWith("*.")) {
            return new Identifier.Wildcard(domainAfter("*.", text, 2));
        }
        return new Identifier.Dns(DomainName.parse(text));
    }

    private static DomainName domainAfter(String mark, String text, int start) {
        try {
            return DomainName.parse(text.substring(start));
        } catch (InvalidNameException fault) {
            throw new InvalidNameException(
                    text, "the name after \"" + mark + "\" cannot be read: " + fault.getMessage());
        }
    }

    private static Identifier mailbox(String text) {
        int at = text.lastIndexOf('@');
        String localPart = text.substring(0, at);
        boolean readable = !localPart.isEmpty()
                && localPart.length() <= LONGEST_LOCAL_PART
                && localPart.chars().allMatch(IdentifierText::isLocalPartCharacter);
        if (!readable) {
            throw new InvalidNameException(
                    text, "a mailbox has 1 to 64 characters of RFC 5322 atext and dots before its at sign");
        }
        return new Identifier.Mailbox(localPart, domainAfter("@", text, at + 1));
    }

    /** RFC 5322 section 3.2.3 {@code atext}, the dot, and what RFC 6532 adds beyond ASCII. */
    private static boolean isLocalPartCharacter(int c) {
        return Character.isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
    }

    private static InetAddress ipv6(String text) {
        InetAddress address = IpLiteral.ipv6(text)
                .orElseThrow(() -> new InvalidNameException(
                        text, "neither an IPv6 address nor a host name (a host name has no colon)"));
        // The JDK makes an IPv4 address of ::ffff:192.0.2.1. In a certificate these are two names (RFC 5280 section
        // 4.2.1.6).
        if (address instanceof Inet4Address) {
            throw new InvalidNameException(
                    text, "an IPv4-mapped IPv6 address: write the IPv4 address " + address.getHostAddress());
        }
        return address;
    }
}
