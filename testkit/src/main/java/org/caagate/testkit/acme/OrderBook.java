package org.caagate.testkit.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The orders of all accounts, and the only place where their status changes. Thread-safe. */
final class OrderBook {

    /** Nothing expires while a test looks. */
    static final String EXPIRES = "2099-12-31T23:59:59Z";

    private final Map<Integer, StoredOrder> orders = new TreeMap<>();
    private final Urls urls;
    private final AuthorizationBook authorizations;

    OrderBook(Urls urls, AuthorizationBook authorizations) {
        this.urls = urls;
        this.authorizations = authorizations;
    }

    synchronized View open(int account, List<AcmeIdentifier> identifiers, Optional<JsonObject> autoRenewal) {
        List<Integer> needed = identifiers.stream()
                .map(identifier -> authorizations.forOrder(account, identifier).number())
                .toList();
        StoredOrder order = new StoredOrder(orders.size() + 1, account, identifiers, needed);
        autoRenewal.ifPresent(asked -> order.show("auto-renewal", asked.members()));
        orders.put(order.number(), order);
        return view(order);
    }

    /** What a request for the order sees; each one moves an order in processing on. */
    synchronized View poll(int account, int number) {
        StoredOrder order = owned(account, number);
        order.poll();
        return view(order);
    }

    /** The identifiers of an order that can be finalized. */
    synchronized List<AcmeIdentifier> readyIdentifiers(int account, int number) {
        return ready(account, number).identifiers();
    }

    synchronized View issue(SignedRequest request, String pemChain, int pollsWhileProcessing) {
        StoredOrder order = ready(request.account(), request.number());
        order.issue(pemChain, pollsWhileProcessing);
        return view(order);
    }

    synchronized View fail(SignedRequest request, AcmeProblem problem) {
        StoredOrder order = ready(request.account(), request.number());
        order.become(OrderStatus.INVALID);
        order.show("error", problem.toJson());
        return view(order);
    }

    synchronized String certificate(int account, int number) {
        StoredOrder order = owned(account, number);
        if (order.status() != OrderStatus.VALID) {
            throw ProblemException.notFound("no such certificate");
        }
        return order.certificate();
    }

    synchronized List<OrderSnapshot> snapshots() {
        return orders.values().stream()
                .map(order -> new OrderSnapshot(
                        urls.uri(AcmeEndpoint.ORDER, order.number()),
                        urls.uri(AcmeEndpoint.ACCOUNT, order.account()),
                        order.identifiers(),
                        settle(order).status()))
                .toList();
    }

    private StoredOrder ready(int account, int number) {
        StoredOrder order = owned(account, number);
        if (settle(order).status() != OrderStatus.READY) {
            throw new ProblemException(AcmeProblem.of(
                    "orderNotReady", 403, "the order is " + order.status().json()));
        }
        return order;
    }

    private StoredOrder owned(int account, int number) {
        StoredOrder order = orders.get(number);
        if (order == null) {
            throw ProblemException.notFound("no such order");
        }
        if (order.account() != account) {
            throw ProblemException.unauthorized("the order of another account");
        }
        return order;
    }

    /** Brings the status of a pending order up to that of its authorizations (RFC 8555 section 7.1.6). */
    private StoredOrder settle(StoredOrder order) {
        if (order.status() == OrderStatus.PENDING) {
            List<String> states = order.authorizations().stream()
                    .map(number -> authorizations.find(number).status())
                    .toList();
            if (states.contains("invalid")) {
                order.become(OrderStatus.INVALID);
            } else if (!states.contains("pending")) {
                order.become(OrderStatus.READY);
            }
        }
        return order;
    }

    private View view(StoredOrder order) {
        return new View(order.number(), settle(order).status(), order.toJson(urls));
    }

    /** An order as one answer shows it. */
    record View(int number, OrderStatus status, Map<String, Object> json) {}
}
