package org.caagate.dns;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail.Authentication;
import org.xbill.DNS.Name;

/**
 * What servers say of their own validation.
 *
 * @param bits what questions say of DNSSEC
 * @param isBelieved whether the caller trusts the servers; not the way to them, which is looked at here
 */
record AdBit(DnssecBits bits, boolean isBelieved) implements Authenticator {
    @Override
    public boolean validates() {
        return false;
    }

    @Override
    public CompletableFuture<AttemptResult> authenticate(
            Question question, DnsServer server, Attempts.Attempt attempt) {
        boolean isSecure = isBelieved
                && !(attempt.judgement() instanceof Judgement.Broken)
                && server.isSafelyReached()
                && hasAd(attempt);
        Authentication authentication = isSecure ? Authentication.SECURE : Authentication.UNVALIDATED;
        return CompletableFuture.completedFuture(
                new AttemptResult(attempt.exchanges(), attempt.judgement(), authentication));
    }

    @Override
    public CompletableFuture<List<InsecurityProof>> insecurity(
            List<Name> chain, Failure failure, List<DnsServer> servers, LookupContext context) {
        return CompletableFuture.completedFuture(List.of());
    }

    /** Of a try with two exchanges the second one was judged. */
    private static boolean hasAd(Attempts.Attempt attempt) {
        return attempt.exchanges().get(attempt.exchanges().size() - 1).reply() instanceof Reply.Message message
                && message.flags().contains(Reply.Flag.AUTHENTIC_DATA);
    }
}
