package org.caagate.decision;

import org.caagate.name.DomainName;

/** The special-use domain of RFC 7686. */
final class OnionSuffix {
    static final DomainName NAME = DomainName.parse("onion");

    private OnionSuffix() {}
}
