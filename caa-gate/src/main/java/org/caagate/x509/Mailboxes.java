package org.caagate.x509;

import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/** The reading of mailboxes out of certificates. */
final class Mailboxes {
    private Mailboxes() {}

    /** Reads a mailbox whose domain must be in A-labels. */
    static Identifier.Mailbox parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw new MalformedStructureException(Escaped.quote(text) + ": a mailbox has an at sign");
        }
        if (text.chars().skip(at).anyMatch(c -> c > '~')) {
            throw new MalformedStructureException(Escaped.quote(text)
                    + ": the domain of a mailbox must be in A-labels (xn--...), also in an SmtpUTF8Mailbox"
                    + " (RFC 9598 section 3; RFC 8398, which had U-labels, is obsolete)");
        }
        return (Identifier.Mailbox) Identifier.parse(text);
    }

    /** Reads a mailbox of a string type that holds ASCII only: rfc822Name and emailAddress. */
    static Identifier.Mailbox parseAscii(String text) {
        if (text.chars().anyMatch(c -> c > '~')) {
            throw new MalformedStructureException(
                    Escaped.quote(text) + ": not ASCII; a local part beyond ASCII needs an SmtpUTF8Mailbox (RFC 9598)");
        }
        return parse(text);
    }
}
