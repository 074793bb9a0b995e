package org.caagate.testkit.acme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.GeneralName;

/** From the new order to the certificate (RFC 8555 section 7.4). */
final class OrderEndpoints {

    private final Urls urls;
    private final OrderBook orders;
    private final Behaviour behaviour;
    private final CertificateIssuer issuer;

    OrderEndpoints(Urls urls, OrderBook orders, Behaviour behaviour, CertificateIssuer issuer) {
        this.urls = urls;
        this.orders = orders;
        this.behaviour = behaviour;
        this.issuer = issuer;
    }

    Reply open(SignedRequest request) {
        JsonObject asked = request.json();
        List<AcmeIdentifier> identifiers = asked.objects("identifiers").stream()
                .map(this::identifier)
                .distinct()
                .toList();
        if (identifiers.isEmpty()) {
            throw ProblemException.malformed("an order without identifiers");
        }
        // RFC 8555 section 7.4 leaves members that the server does not know without effect.
        Optional<JsonObject> autoRenewal =
                behaviour.directory().offersAutoRenewal() ? asked.object("auto-renewal") : Optional.empty();
        OrderBook.View order = orders.open(request.account(), inShownOrder(identifiers), autoRenewal);
        return shown(201, order).withHeader("Location", urls.of(AcmeEndpoint.ORDER, order.number()));
    }

    Reply order(SignedRequest request) {
        request.requirePostAsGet();
        return shown(200, orders.poll(request.account(), request.number()));
    }

    Reply finalizeOrder(SignedRequest request) {
        List<AcmeIdentifier> identifiers = orders.readyIdentifiers(request.account(), request.number());
        SubmittedCsr csr = SubmittedCsr.parse(csr(request));
        List<GeneralName> names = csr.names();
        if (!behaviour.script().acceptsAnyNames()) {
            csr.requireExactly(identifiers);
            names = identifiers.stream().map(AcmeIdentifier::toGeneralName).toList();
        }
        Optional<AcmeProblem> failure = behaviour.script().nextIssuanceFailure();
        if (failure.isPresent()) {
            return located(orders.fail(request, failure.get()));
        }
        String chain = issuer.issue(csr.publicKey(), behaviour.script().addsBaseNames() ? withBaseNames(names) : names);
        return located(orders.issue(request, chain, behaviour.script().pollsWhileProcessing()));
    }

    Reply certificate(SignedRequest request) {
        request.requirePostAsGet();
        return Reply.pemChain(orders.certificate(request.account(), request.number()));
    }

    static byte[] csr(SignedRequest request) {
        return Base64Url.decode(request.json().requiredText("csr"));
    }

    private AcmeIdentifier identifier(JsonObject json) {
        AcmeIdentifier identifier = new AcmeIdentifier(json.requiredText("type"), json.requiredText("value"));
        identifier.requireWellFormed();
        if (behaviour.script().challengeTypesFor(identifier).isEmpty()) {
            throw new ProblemException(AcmeProblem.of("rejectedIdentifier", 400, "no challenge for this identifier")
                    .withSubproblem(identifier, "rejectedIdentifier", "no challenge"));
        }
        return identifier;
    }

    private static List<GeneralName> withBaseNames(List<GeneralName> names) {
        Set<GeneralName> more = new LinkedHashSet<>(names);
        for (GeneralName name : names) {
            String text = name.getName().toString();
            if (name.getTagNo() == GeneralName.dNSName && text.startsWith("*.")) {
                more.add(AcmeIdentifier.dns(text).base().toGeneralName());
            }
        }
        return List.copyOf(more);
    }

    private List<AcmeIdentifier> inShownOrder(List<AcmeIdentifier> identifiers) {
        List<AcmeIdentifier> shown = new ArrayList<>(identifiers);
        if (behaviour.script().reversesIdentifiers()) {
            Collections.reverse(shown);
        }
        return shown;
    }

    private Reply located(OrderBook.View order) {
        return shown(200, order).withHeader("Location", urls.of(AcmeEndpoint.ORDER, order.number()));
    }

    /** RFC 8555 section 7.4: whoever waits for the certificate is told when to ask again. */
    private Reply shown(int status, OrderBook.View order) {
        Map<String, Object> json = new LinkedHashMap<>(order.json());
        behaviour.script().showOrderMembers(json);
        Reply reply = Reply.json(status, json);
        return order.status() == OrderStatus.PROCESSING ? reply.withHeader("Retry-After", "1") : reply;
    }
}
