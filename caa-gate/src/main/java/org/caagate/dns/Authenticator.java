package org.caagate.dns;

import java.util.concurrent.CompletableFuture;

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
    CompletableFuture<Finding> authenticate(Question question, DnsServer server, Attempts.Attempt attempt);
}
