package org.caagate.dns;

import org.caagate.lookup.LookupContext;
import org.xbill.DNS.Name;

/**
 * What to ask, on behalf of a request.
 *
 * @param name the name
 * @param type the type of the records, such as {@code Type.CAA}
 * @param bits what to say of DNSSEC
 * @param context the request
 */
record Question(Name name, int type, DnssecBits bits, LookupContext context) {
    Question unchecked() {
        return new Question(name, type, bits.unchecked(), context);
    }

    /** Returns whether nothing may be sent for it any more. */
    boolean isLate() {
        return context.isEnded() || context.isUsedUp() || context.remaining().isZero();
    }
}
