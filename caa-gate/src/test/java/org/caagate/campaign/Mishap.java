package org.caagate.campaign;

import org.caagate.lookup.Failure;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;

/** What goes wrong in DNS whenever a name is met, be it asked or on the way of an alias chain. */
enum Mishap {
    SERVFAIL(Means.FAILURE, Failure.Kind.SERVFAIL_UNCHECKED),
    REFUSED(Means.FAILURE, Failure.Kind.REFUSED),
    NOTIMP(Means.FAILURE, Failure.Kind.NOTIMP),
    FORMERR(Means.FAILURE, Failure.Kind.FORMERR),
    UNREADABLE(Means.FAILURE, Failure.Kind.MALFORMED),
    WRONG_QUESTION(Means.FAILURE, Failure.Kind.MALFORMED),
    CUT(Means.FAILURE, Failure.Kind.TRUNCATED),
    REFERRAL(Means.FAILURE, Failure.Kind.LAME),
    FILTERED(Means.FAILURE, Failure.Kind.FILTERED),
    SILENCE(Means.FAILURE, Failure.Kind.TIMEOUT),
    BOGUS(Means.BOGUS, Failure.Kind.BOGUS),
    /** A resolver's old answer, again and again. */
    STALE(Means.STALE, Failure.Kind.STALE),
    /** Fresh when it is asked for again. */
    STALE_ONCE(Means.NO_HARM, Failure.Kind.STALE),
    /** For names without records only. */
    NO_SUCH_NAME(Means.NO_SUCH_NAME, Failure.Kind.NO_SUCH_TLD),
    /** For names without records only: a stub resolver's way to say that there is nothing. */
    NOTHING_WITHOUT_SOA(Means.NO_HARM, Failure.Kind.LAME),
    /** Over before the tries are. */
    SERVFAIL_ONCE(Means.NO_HARM, Failure.Kind.SERVFAIL),
    UNREADABLE_ONCE(Means.NO_HARM, Failure.Kind.MALFORMED);

    /** What follows for whoever meets the name. */
    enum Means {
        /** Nobody knows what is there. */
        FAILURE,
        /** DNSSEC validation failed. */
        BOGUS,
        /** What was there once is known, and not what is there now. */
        STALE,
        /** The name does not exist. */
        NO_SUCH_NAME,
        /** Nothing. */
        NO_HARM
    }

    private final Means means;
    private final Failure.Kind kind;

    Mishap(Means means, Failure.Kind kind) {
        this.means = means;
        this.kind = kind;
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
        return switch (this) {
            case WRONG_QUESTION -> Forgery.wrongQuestion().and(Fault.servfail());
            case UNREADABLE_ONCE -> Forgery.malformed().once();
            case SERVFAIL -> Fault.servfail();
            case REFUSED -> Fault.refused();
            case NOTIMP -> Fault.notimp();
            case FORMERR -> Fault.formerr();
            case UNREADABLE -> Forgery.malformed();
            case CUT -> Fault.truncated();
            case REFERRAL -> Forgery.referral();
            case FILTERED -> Fault.extendedError(15, "blocked");
            case SILENCE -> Fault.timeout();
            case BOGUS -> Fault.bogus();
            case STALE -> Fault.extendedError(3, "");
            case STALE_ONCE -> Fault.extendedError(3, "").once();
            case NO_SUCH_NAME -> Fault.nxdomain();
            case NOTHING_WITHOUT_SOA -> Forgery.emptyNoData();
            case SERVFAIL_ONCE -> Fault.servfail().once();
        };
    }

    boolean isForNamesWithoutRecords() {
        return this == NO_SUCH_NAME || this == NOTHING_WITHOUT_SOA;
    }
}
