package org.caagate.lookup;

import java.util.concurrent.CompletionStage;
import org.caagate.name.DomainName;

/**
 * A source of CAA records: DNS, a zone file, several perspectives.
 *
 * <p>Implementations are thread-safe and never block the caller. Whatever goes wrong is an {@link Answer.Failed}, with one
 * stage for each call. Whoever keeps the messages of servers counts them ({@link LookupContext#admit}). The gate trusts none of
 * this: a throw, a null, an answer for another name or a late one is a failed lookup and never an absence.
 */
@FunctionalInterface
public interface CaaLookup {
    /**
     * Asks for the CAA records of one name, aliases followed (RFC 8659 section 3); it does not climb.
     *
     * @param name the name to ask
     * @param context how long there is, and whether anybody still waits
     * @return a stage that completes with the answer
     */
    CompletionStage<Answer> lookup(DomainName name, LookupContext context);
}
