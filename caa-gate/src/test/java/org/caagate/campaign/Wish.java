package org.caagate.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request and a policy in words, as both the gate and the oracle are told them.
 *
 * @param identifiers what the certificate is wanted for
 * @param issuers the issuer domain names of the CA; none if nobody knows them
 * @param habits how the CA reads records
 * @param account the account's URI, if it is known
 * @param method the validation method, if it is known
 * @param ownMethods the methods of single identifiers
 * @param boundaries suffixes at which the climb ends
 * @param baseNames whether base names beside wildcards are counted: auto, always, never
 * @param toleratesFailures whether a failed lookup does not stand in the way of a clearance
 * @param canary a name whose records have to be seen before it is believed that others have none
 */
record Wish(
        List<String> identifiers,
        List<String> issuers,
        Habits habits,
        Optional<String> account,
        Optional<String> method,
        Map<String, String> ownMethods,
        List<String> boundaries,
        String baseNames,
        boolean toleratesFailures,
        Optional<String> canary) {
    /** The same, with a policy that tolerates nothing and has no canary. */
    Wish plainly() {
        return new Wish(
                identifiers,
                issuers,
                habits,
                account,
                method,
                ownMethods,
                boundaries,
                baseNames,
                false,
                Optional.empty());
    }

    /**
     * How a CA reads records, and what it adds.
     *
     * @param knownTags the tags that it knows
     * @param quirks of flag-one, exact-case, no-hyphen
     * @param adds of base, www
     * @param accountForms beginnings of URIs of one and the same account, which end with its number
     * @param otherLabels other labels of a method
     */
    record Habits(
            List<String> knownTags,
            List<String> quirks,
            List<String> adds,
            List<String> accountForms,
            Map<String, String> otherLabels) {}
}
