package org.caagate.dns;

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
 * @param walk what they show of names
 * @param reach whether the server learns of them now
 * @param ahead what asks for them before they are needed
 */
record ValidationSession(KeyQuestions questions, Verifier verifier, DelegationWalk walk, Reach reach, KeysAhead ahead) {
    static ValidationSession from(TrustAnchors anchors, Attempts attempts, Routes routes) {
        KeyQuestions questions = new KeyQuestions(attempts, routes);
        Verifier verifier = new Verifier(questions, anchors, attempts.exchanger());
        DelegationWalk walk = new DelegationWalk(anchors, questions, verifier);
        return new ValidationSession(
                questions, verifier, walk, new Reach(walk, questions), new KeysAhead(anchors, questions));
    }

    /**
     * Looks for the denial of DS that shows that nothing is signed at a name (RFC 4035 section 5.2), and for a sign that the server does not
     * say so out of its cache alone.
     *
     * @param name the name
     * @param validationTry on whose behalf
     * @return completes with the proof, or the lack of one
     */
    CompletableFuture<InsecurityProof> insecurity(Name name, ValidationTry validationTry) {
        return walk.of(name, validationTry)
                .thenCompose(security -> security instanceof NameSecurity.Insecure insecure
                        ? insecurity(name, insecure.delegation(), validationTry)
                        : CompletableFuture.completedFuture(Optional.<InsecurityProof>empty()))
                .thenApply(proof -> proof.orElseGet(() -> new InsecurityProof.None(Texts.name(name))));
    }

    private CompletableFuture<Optional<InsecurityProof>> insecurity(
            Name name, Name delegation, ValidationTry validationTry) {
        Optional<Exchange> denial = questions.denial(delegation);
        if (denial.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return reach.beside(delegation, validationTry)
                .thenApply(fetched -> fetched.map(fresh ->
                        new InsecurityProof.DeniedDs(Texts.name(name), Texts.name(delegation), denial.get(), fresh)));
    }
}
