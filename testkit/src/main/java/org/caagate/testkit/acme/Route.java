package org.caagate.testkit.acme;

import java.util.Optional;

/** The endpoint that a path leads to, and the number in it. */
record Route(AcmeEndpoint endpoint, int number) {

    static Optional<Route> of(String path) {
        for (AcmeEndpoint endpoint : AcmeEndpoint.values()) {
            Optional<Integer> number = endpoint.numberIn(path);
            if (number.isPresent()) {
                return Optional.of(new Route(endpoint, number.get()));
            }
        }
        return Optional.empty();
    }
}
