package org.caagate.record;

import java.net.URI;
import java.net.URISyntaxException;
import org.caagate.name.Ascii;
import org.caagate.name.DomainName;
import org.caagate.name.InvalidNameException;

/** The reading of an {@code iodef} value; the schemes are those of RFC 8659 section 4.4. */
final class IodefTargetParser {
    private static final int LONGEST = 2000;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LARGEST_PORT = 65535;

    private final Octets value;
    private final String text;

    IodefTargetParser(Octets value) {
        this.value = value;
        this.text = value.toText();
    }

    IodefTarget parse() {
        if (text.length() > LONGEST) {
            return unsupported("longer than " + LONGEST + " octets");
        }
        if (!isVisibleAscii(text)) {
            return unsupported("not a URI: it has an octet outside printable ASCII, or a space");
        }
        int colon = text.indexOf(':');
        return switch (colon < 0 ? "" : Ascii.fold(text.substring(0, colon))) {
            case "mailto" -> mailto(colon + 1);
            case "https" -> web(IodefTarget.Kind.HTTPS);
            case "http" -> web(IodefTarget.Kind.HTTP);
            default -> unsupported("neither mailto:, https: nor http: (RFC 8659 section 4.4)");
        };
    }

    private static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** One dot-atom address and nothing else: header fields and lists of addresses are ways to misuse a sender's mail. */
    private IodefTarget mailto(int start) {
        int at = text.indexOf('@', start);
        if (at <= start || !isDotAtom(text.substring(start, at))) {
            return unsupported(
                    "not one plain mailbox (header fields, lists, quotes and percent signs are not accepted)");
        }
        try {
            DomainName.parse(text.substring(at + 1));
        } catch (InvalidNameException e) {
            return unsupported("the mailbox's domain is not a host name");
        }
        // Neither an atom nor a host name has anything to escape.
        return new IodefTarget(IodefTarget.Kind.MAILTO, text, "");
    }

    /**
     * RFC 5322 section 3.2.3 {@code dot-atom-text}, as far as it may stand in a URI unencoded (RFC 6068 section 2); percent
     * encoding is not accepted. A hyphen at the start would be an option to many a mail program.
     */
    private static boolean isDotAtom(String localPart) {
        return localPart.length() <= LONGEST_LOCAL_PART
                && !localPart.startsWith("-")
                && !localPart.startsWith(".")
                && !localPart.endsWith(".")
                && !localPart.contains("..")
                && hasOnlyAtext(localPart);
    }

    private static boolean hasOnlyAtext(String localPart) {
        for (int i = 0; i < localPart.length(); i++) {
            char c = localPart.charAt(i);
            if (!Ascii.isAlphanumeric(c) && "!$'*+-_~.".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private IodefTarget web(IodefTarget.Kind kind) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null) {
                return unsupported("a URL without a host name");
            }
            if (uri.getRawUserInfo() != null) {
                return unsupported("a URL with user information");
            }
            if (uri.getPort() == 0 || uri.getPort() > LARGEST_PORT) {
                return unsupported("a URL with a port that no server has");
            }
            return new IodefTarget(kind, value.escaped(), "");
        } catch (URISyntaxException e) {
            return unsupported("not a URL");
        }
    }

    private IodefTarget unsupported(String remark) {
        return new IodefTarget(IodefTarget.Kind.UNSUPPORTED, value.escaped(), remark);
    }
}
