package org.caagate.testkit.acme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order (RFC 8555 section 7.1.3). Guarded by its {@link OrderBook}. */
final class StoredOrder {

    private final int number;
    private final int account;
    private final List<AcmeIdentifier> identifiers;
    private final List<Integer> authorizations;
    private final Map<String, Object> extras = new LinkedHashMap<>();
    private OrderStatus status = OrderStatus.PENDING;
    private String certificate = "";
    private int pollsLeft;

    StoredOrder(int number, int account, List<AcmeIdentifier> identifiers, List<Integer> authorizations) {
        this.number = number;
        this.account = account;
        this.identifiers = List.copyOf(identifiers);
        this.authorizations = List.copyOf(authorizations);
    }

    int number() {
        return number;
    }

    int account() {
        return account;
    }

    List<AcmeIdentifier> identifiers() {
        return identifiers;
    }

    List<Integer> authorizations() {
        return authorizations;
    }

    OrderStatus status() {
        return status;
    }

    String certificate() {
        return certificate;
    }

    void become(OrderStatus next) {
        status = next;
    }

    /** A member that the order shows beside those that all orders have. */
    void show(String member, Object value) {
        extras.put(member, value);
    }

    void issue(String pemChain, int pollsWhileProcessing) {
        certificate = pemChain;
        pollsLeft = pollsWhileProcessing;
        status = pollsLeft == 0 ? OrderStatus.VALID : OrderStatus.PROCESSING;
    }

    /** Counts down to the moment when the certificate is there. */
    void poll() {
        if (status == OrderStatus.PROCESSING && pollsLeft-- == 0) {
            status = OrderStatus.VALID;
        }
    }

    Map<String, Object> toJson(Urls urls) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", status.json());
        json.put("expires", OrderBook.EXPIRES);
        json.put("identifiers", identifiers.stream().map(AcmeIdentifier::toJson).toList());
        json.put(
                "authorizations",
                authorizations.stream()
                        .map(each -> urls.of(AcmeEndpoint.AUTHORIZATION, each))
                        .toList());
        json.put("finalize", urls.of(AcmeEndpoint.FINALIZE, number));
        json.putAll(extras);
        if (status == OrderStatus.VALID) {
            // RFC 8739 section 3.1.1: an order that renews itself has its URL in a member of another name.
            String member = extras.containsKey("auto-renewal") ? "star-certificate" : "certificate";
            json.put(member, urls.of(AcmeEndpoint.CERTIFICATE, number));
        }
        return json;
    }
}
