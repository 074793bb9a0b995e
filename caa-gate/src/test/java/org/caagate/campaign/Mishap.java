package org.caagate.campaign;

import java.util.function.Supplier;
import org.caagate.lookup.Failure;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;

/** What goes wrong in DNS whenever a name is met, be it asked or on the way of an alias chain. */
enum Mishap {
    SERVFAIL(Means.FAILURE, Failure.Kind.SERVFAIL_UNCHECKED, Fault::servfail),
    REFUSED(Means.FAILURE, Failure.Kind.REFUSED, Fault::refused),
    NOTIMP(Means.FAILURE, Failure.Kind.NOTIMP, Fault::notimp),
    FORMERR(Means.FAILURE, Failure.Kind.FORMERR, Fault::formerr),
    UNREADABLE(Means.FAILURE, Failure.Kind.MALFORMED, Forgery::malformed),
    WRONG_QUESTION(Means.FAILURE, Failure.Kind.MALFORMED, () -> Forgery.wrongQuestion().and(Fault.servfail())),
    CUT(Means.FAILURE, Failure.Kind.TRUNCATED, Fault::truncated),
    REFERRAL(Means.FAILURE, Failure.Kind.LAME, Forgery::referral),
    FILTERED(Means.FAILURE, Failure.Kind.FILTERED, () -> Fault.extendedError(15, "blocked")),
    SILENCE(Means.FAILURE, Failure.Kind.TIMEOUT, Fault::timeout),
    BOGUS(Means.BOGUS, Failure.Kind.BOGUS, Fault::bogus),
    /** For names without records only. */
    NO_SUCH_NAME(Means.NO_SUCH_NAME, Failure.Kind.NO_SUCH_TLD, Fault::nxdomain),
    /** For names without records only: a stub resolver's way to say that there is nothing. */
    NOTHING_WITHOUT_SOA(Means.NO_HARM, Failure.Kind.LAME, Forgery::emptyNoData),
    /** Over before the tries are. */
    SERVFAIL_ONCE(Means.NO_HARM, Failure.Kind.SERVFAIL, () -> Fault.servfail().once()),
    UNREADABLE_ONCE(Means.NO_HARM, Failure.Kind.MALFORMED, () -> Forgery.malformed().once());

    /** What follows for whoever meets the name. */
    enum Means {
        /** Nobody knows what is there. */
        FAILURE,
        /** DNSSEC validation failed. */
        BOGUS,
        /** The name does not exist. */
        NO_SUCH_NAME,
        /** Nothing. */
        NO_HARM
    }

    private final Means means;
    private final Failure.Kind kind;
    private final Supplier<Fault> fault;

    Mishap(Means means, Failure.Kind kind, Supplier<Fault> fault) {
        this.means = means;
        this.kind = kind;
        this.fault = fault;
    }

    Means means() {
        return means;
    }

    /** How a lookup says that it failed. */
    Failure.Kind kind() {
        return kind;
    }

    /** How a server brings it about. */
    Fault fault() {
        return fault.get();
    }

    boolean isForNamesWithoutRecords() {
        return this == NO_SUCH_NAME || this == NOTHING_WITHOUT_SOA;
    }
}
