package org.caagate.dns;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.LookupContext;
import org.xbill.DNS.Name;

/** What finds out whether DNSSEC vouches for the answers of servers. */
interface Authenticator {
    /** Returns what questions say of DNSSEC. */
    DnssecBits bits();

    /** Returns whether what it calls secure or insecure is shown by itself, and not said by a server. */
    boolean validates();

    /**
     * Weighs what came of a try. A judgement that cannot be used stays so.
     *
     * @param question what was asked
     * @param server whom
     * @param attempt what came of it
     * @return completes with the same and its authentication; with a failure in its place where validation fails; exceptionally
     *     only for a defect
     */
    CompletableFuture<AttemptResult> authenticate(Question question, DnsServer server, Attempts.Attempt attempt);

    /**
     * Looks whether nothing is signed where a lookup has failed, if the request wants to know. What is asked for that is asked now, so
     * that it also shows whether the server works.
     *
     * @param chain the asked name, then the target of each alias
     * @param failure how it failed
     * @param servers whom to ask, at least one
     * @param context the request
     * @return completes with a proof, or the lack of one, for each name; with none where nobody looks
     */
    CompletableFuture<List<InsecurityProof>> insecurity(
            List<Name> chain, Failure failure, List<DnsServer> servers, LookupContext context);
}
