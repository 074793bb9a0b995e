package org.caagate.testkit.acme;

import java.net.URI;
import java.util.Optional;

/** The URLs of the CA's resources, all under one base such as {@code http://127.0.0.1:49152}. */
record Urls(String base) {

    String of(AcmeEndpoint endpoint) {
        return base + endpoint.path();
    }

    String of(AcmeEndpoint endpoint, int number) {
        return base + endpoint.path(number);
    }

    String of(Route route) {
        return route.number() == 0 ? of(route.endpoint()) : of(route.endpoint(), route.number());
    }

    URI uri(AcmeEndpoint endpoint, int number) {
        return URI.create(of(endpoint, number));
    }

    /** The number in the URL of an account. */
    Optional<Integer> accountNumber(String url) {
        return url.startsWith(base) ? AcmeEndpoint.ACCOUNT.numberIn(url.substring(base.length())) : Optional.empty();
    }
}
