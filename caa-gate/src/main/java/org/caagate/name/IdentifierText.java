package org.caagate.name;

import java.net.InetAddress;
import java.net.UnknownHostException;

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
        if (IpText.isDottedQuad(text)) {
            return new Identifier.Ip(literal(text));
        }
        if (text.startsWith("*.")) {
            return new Identifier.Wildcard(baseName(text));
        }
        return new Identifier.Dns(DomainName.parse(text));
    }

    private static DomainName baseName(String text) {
        try {
            return DomainName.parse(text.substring(2));
        } catch (InvalidNameException fault) {
            throw new InvalidNameException(text, "the name after \"*.\" cannot be read: " + fault.getMessage());
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
        return new Identifier.Mailbox(localPart, DomainName.parse(text.substring(at + 1)));
    }

    /** RFC 5322 section 3.2.3 {@code atext}, the dot, and what RFC 6532 adds beyond ASCII. */
    private static boolean isLocalPartCharacter(int c) {
        return Ascii.isAlphanumeric(c)
                || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0
                || (c > 0xA0 && Character.isLetterOrDigit(c));
    }

    private static InetAddress ipv6(String text) {
        if (text.startsWith(".") || !text.chars().allMatch(IdentifierText::isAddressCharacter)) {
            throw new InvalidNameException(text, "neither an IPv6 address nor a host name (a host name has no colon)");
        }
        return literal(text);
    }

    private static boolean isAddressCharacter(int c) {
        return Ascii.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
    }

    /** The text begins with a hex digit or a colon and has a colon or is a dotted quad: the JDK asks no DNS for those. */
    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new InvalidNameException(text, "not an IP address");
        }
    }
}
