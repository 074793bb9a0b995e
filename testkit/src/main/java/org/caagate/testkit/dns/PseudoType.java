package org.caagate.testkit.dns;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** The faults that zone text can name, in the place of a record type. */
final class PseudoType {
    private static final String ONCE = "_ONCE";
    private static final Map<String, Fault> FAULTS = Map.ofEntries(
            entry("SERVFAIL", Fault.servfail()),
            entry("REFUSED", Fault.refused()),
            entry("NOTIMP", Fault.notimp()),
            entry("FORMERR", Fault.formerr()),
            entry("YXDOMAIN", Fault.yxdomain()),
            entry("NXDOMAIN", Fault.nxdomain()),
            entry("TIMEOUT", Fault.timeout()),
            entry("TRUNCATED", Fault.truncated()),
            entry("BOGUS", Fault.bogus()),
            entry("MALFORMED", Forgery.malformed()),
            entry("GARBAGE", Forgery.garbage()),
            entry("EMPTY", Forgery.empty()),
            entry("REFERRAL", Forgery.referral()),
            entry("HALF_CHASED", Forgery.halfChased()),
            entry("EMPTY_NODATA", Forgery.emptyNoData()),
            entry("BARE_ALIASES", Forgery.bareAliases()),
            entry("WRONG_ID", Forgery.wrongId()),
            entry("WRONG_QUESTION", Forgery.wrongQuestion()),
            entry("NOT_A_RESPONSE", Forgery.notAResponse()),
            entry("NO_RECURSION", Forgery.noRecursion()),
            entry("AUTHENTIC_DATA", Forgery.authenticData()));

    private PseudoType() {}

    /** The fault that a word names, with {@code _ONCE} after it for the first question only. */
    static Optional<Fault> fault(String word) {
        if (word.endsWith(ONCE)) {
            return fault(word.substring(0, word.length() - ONCE.length())).map(Fault::once);
        }
        return Optional.ofNullable(FAULTS.get(word));
    }
}
