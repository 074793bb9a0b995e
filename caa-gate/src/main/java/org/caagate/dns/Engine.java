package org.caagate.dns;

/**
 * What all lookups of a {@link DnsLookup} share.
 *
 * @param routes which servers to ask for which names
 * @param pace how often
 * @param attempts what makes the tries
 * @param authenticator what finds out whether DNSSEC vouches for answers
 */
record Engine(Routes routes, Pace pace, Attempts attempts, Authenticator authenticator) {
    Exchanger exchanger() {
        return attempts.exchanger();
    }
}
