package org.caagate.decision;

import org.caagate.name.DomainName;
import org.caagate.name.Identifier;

/** Where the climb for an identifier starts, or why there is none. */
public sealed interface Start {
    /**
     * At a name. For a wildcard that is the base name: the asterisk label is dropped first (RFC 8659 section 3), so records
     * at {@code *.example.com} itself never count for it.
     *
     * @param name the first name to ask
     */
    record At(DomainName name) implements Start {}

    /**
     * Nowhere: CAA does not speak of it, and DNS is not asked.
     *
     * @param reason why
     */
    record Nowhere(NotApplicableReason reason) implements Start {}

    /**
     * Returns the start for an identifier.
     *
     * @param identifier the identifier
     * @return where to begin, or why not
     */
    static Start of(Identifier identifier) {
        return identifier.fold(new Identifier.Cases<>(
                dns -> inDns(dns.name()),
                wildcard -> inDns(wildcard.base()),
                ip -> new Nowhere(new NotApplicableReason.IpAddress()),
                mailbox -> inDns(mailbox.domain()),
                other -> new Nowhere(new NotApplicableReason.OtherNameType(other.type()))));
    }

    private static Start inDns(DomainName name) {
        return name.isAtOrBelow(OnionSuffix.NAME) ? new Nowhere(new NotApplicableReason.OnionName()) : new At(name);
    }
}
