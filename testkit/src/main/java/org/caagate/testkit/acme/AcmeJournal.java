package org.caagate.testkit.acme;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came in: numbers of all requests, and the latest finalizations. Bounded and thread-safe. */
final class AcmeJournal {

    private static final int MAXIMUM = 1_000;

    private final Map<AcmeEndpoint, Integer> counts = new EnumMap<>(AcmeEndpoint.class);
    private final Deque<FinalizeRequest> finalizations = new ArrayDeque<>();

    synchronized void count(AcmeEndpoint endpoint) {
        counts.merge(endpoint, 1, Integer::sum);
    }

    synchronized int count(List<AcmeEndpoint> endpoints) {
        return endpoints.stream()
                .mapToInt(endpoint -> counts.getOrDefault(endpoint, 0))
                .sum();
    }

    synchronized void add(FinalizeRequest request) {
        if (finalizations.size() == MAXIMUM) {
            finalizations.removeFirst();
        }
        finalizations.addLast(request);
    }

    synchronized List<FinalizeRequest> finalizations() {
        return List.copyOf(finalizations);
    }
}
