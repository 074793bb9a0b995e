package org.caagate.lookup;

import java.util.concurrent.CompletionStage;
import org.caagate.name.DomainName;

/**
 * A source of CAA records, such as DNS or a zone file.
 *
 * <p>Implementations are thread-safe and never block the caller. Each call returns a stage of its own, and an error completes it with
 * an {@link Answer.Failed}. An implementation that keeps messages of servers counts them by {@link LookupContext#admit}. The gate does
 * not rely on any of this: an exception, a null, an answer for another name or a late answer is a failed lookup and never an absence.
 */
@FunctionalInterface
public interface CaaLookup {
    /**
     * Looks up the CAA records of one name, following aliases (RFC 8659 section 3). It does not climb to parent names.
     *
     * @param name the name to look up
     * @param context the deadline and limits of the request, and whether the request still waits
     * @return a stage that completes with the answer
     */
    CompletionStage<Answer> lookup(DomainName name, LookupContext context);
}
