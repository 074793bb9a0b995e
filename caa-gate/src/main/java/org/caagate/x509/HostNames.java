package org.caagate.x509;

import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/** The reading of a dNSName (RFC 5280 section 4.2.1.6). */
final class HostNames {
    private HostNames() {}

    /** Reads a host name or a wildcard name and nothing else that {@link Identifier#parse} knows. */
    static Identifier parse(String text) {
        if (text.indexOf('@') >= 0) {
            throw new MalformedStructureException(shown(text) + ": a mailbox belongs in an rfc822Name");
        }
        if (text.indexOf(':') >= 0) {
            throw new MalformedStructureException(shown(text) + ": a host name has no colon, and no port or scheme;"
                    + " an IPv6 address belongs in an iPAddress");
        }
        Identifier identifier = Identifier.parse(text);
        if (identifier instanceof Identifier.Ip) {
            throw new MalformedStructureException(shown(text) + ": an IP address belongs in an iPAddress");
        }
        return identifier;
    }

    private static String shown(String text) {
        return "dNSName " + Escaped.quote(text);
    }
}
