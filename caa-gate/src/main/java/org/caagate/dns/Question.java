package org.caagate.dns;

import org.caagate.lookup.Exchange;
import org.caagate.lookup.LookupContext;
import org.xbill.DNS.Name;

/**
 * A name to ask for, on behalf of a request.
 *
 * @param name the name
 * @param checking whether the resolver shall validate
 * @param context the request
 */
record Question(Name name, Query.Checking checking, LookupContext context) {
    static Question of(Name name, LookupContext context) {
        return new Question(name, Query.Checking.ENABLED, context);
    }

    Question unchecked() {
        return new Question(name, Query.Checking.DISABLED, context);
    }

    /** Returns what the answer is for. */
    Exchange.Purpose purpose() {
        return checking == Query.Checking.ENABLED ? Exchange.Purpose.RECORDS : Exchange.Purpose.EXPLANATION;
    }

    /** Returns whether nothing may be sent for it any more. */
    boolean isLate() {
        return context.isEnded() || context.remaining().isZero();
    }
}
