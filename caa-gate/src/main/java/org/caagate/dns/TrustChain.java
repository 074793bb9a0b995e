package org.caagate.dns;

import java.time.Clock;

/**
 * What one request has learned of keys from one server.
 *
 * @param questions what asks for them
 * @param verifier what verifies signatures by them
 * @param standings what they show of names
 */
record TrustChain(KeyQuestions questions, Verifier verifier, Standings standings) {
    static TrustChain from(TrustAnchors anchors, Attempts attempts) {
        Clock clock = attempts.exchanger().clock();
        KeyQuestions questions = new KeyQuestions(attempts);
        Verifier verifier = new Verifier(questions, anchors, clock);
        return new TrustChain(questions, verifier, new Standings(anchors, questions, verifier));
    }
}
