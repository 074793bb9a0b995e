package org.caagate.dns;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.InsecurityProof;
import org.xbill.DNS.Name;

/**
 * What one request has learned of keys from one server.
 *
 * @param questions what asks for them
 * @param verifier what verifies signatures by them
 * @param standings what they show of names
 * @param reach whether the server learns of them now
 */
record TrustChain(KeyQuestions questions, Verifier verifier, Standings standings, Reach reach) {
    static TrustChain from(TrustAnchors anchors, Attempts attempts, Routes routes) {
        Clock clock = attempts.exchanger().clock();
        KeyQuestions questions = new KeyQuestions(attempts, routes);
        Verifier verifier = new Verifier(questions, anchors, clock);
        Standings standings = new Standings(anchors, questions, verifier);
        return new TrustChain(questions, verifier, standings, new Reach(standings, questions));
    }

    /**
     * Looks for the denial of DS that shows that nothing is signed at a name (RFC 4035 section 5.2), and for a sign that the server does not
     * say so out of its cache alone.
     *
     * @param name the name
     * @param errand whose it is
     * @return completes with the proof, or the lack of one
     */
    CompletableFuture<InsecurityProof> insecurity(Name name, KeyErrand errand) {
        return standings
                .of(name, errand)
                .thenCompose(standing -> standing instanceof Standing.Insecure insecure
                        ? insecurity(name, insecure.delegation(), errand)
                        : CompletableFuture.completedFuture(Optional.<InsecurityProof>empty()))
                .thenApply(proof -> proof.orElseGet(() -> new InsecurityProof.None(Texts.name(name))));
    }

    private CompletableFuture<Optional<InsecurityProof>> insecurity(Name name, Name delegation, KeyErrand errand) {
        Optional<Exchange> denial = questions.denial(delegation);
        if (denial.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return reach.beside(delegation, errand)
                .thenApply(fetched -> fetched.map(fresh ->
                        new InsecurityProof.DeniedDs(Texts.name(name), Texts.name(delegation), denial.get(), fresh)));
    }
}
