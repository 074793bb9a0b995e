package org.caagate.dns;

import org.caagate.lookup.Alias;
import org.xbill.DNS.Name;

/**
 * A step of an alias chain, with names as DNS has them: any octets.
 *
 * @param owner the alias
 * @param target what it stands for
 * @param ttl the time to live in seconds, the lesser one where a DNAME and its CNAME were there
 */
record Link(Name owner, Name target, long ttl) {
    Alias alias() {
        return new Alias(Texts.name(owner), Texts.name(target), ttl);
    }
}
