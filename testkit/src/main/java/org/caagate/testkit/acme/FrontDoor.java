package org.caagate.testkit.acme;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.Optional;
import org.caagate.testkit.x509.TestAuthority;

/** Takes each request to the endpoint it is for (RFC 8555 section 6). Thread-safe. */
final class FrontDoor {

    private final Urls urls;
    private final Behaviour behaviour;
    private final AcmeJournal journal = new AcmeJournal();
    private final Holds holds = new Holds();
    private final Nonces nonces = new Nonces();
    private final AccountBook accounts = new AccountBook();
    private final OrderBook orders;
    private final RequestVerifier verifier;
    private final AccountEndpoints accountEndpoints;
    private final AuthorizationEndpoints authorizationEndpoints;
    private final OrderEndpoints orderEndpoints;

    FrontDoor(Urls urls, Behaviour behaviour, TestAuthority root) {
        this.urls = urls;
        this.behaviour = behaviour;
        AuthorizationBook authorizations = new AuthorizationBook(behaviour.script());
        orders = new OrderBook(urls, authorizations);
        verifier = new RequestVerifier(urls, nonces, accounts);
        accountEndpoints = new AccountEndpoints(urls, accounts);
        authorizationEndpoints = new AuthorizationEndpoints(urls, authorizations);
        orderEndpoints = new OrderEndpoints(urls, orders, behaviour, new CertificateIssuer(root));
    }

    Urls urls() {
        return urls;
    }

    AcmeJournal journal() {
        return journal;
    }

    Holds holds() {
        return holds;
    }

    AccountBook accounts() {
        return accounts;
    }

    OrderBook orders() {
        return orders;
    }

    Reply answer(Request request) {
        Optional<Route> route = Route.of(request.getUrl());
        if (route.isEmpty()) {
            return Reply.problem(ProblemException.notFound("no such resource").problem());
        }
        AcmeEndpoint endpoint = route.get().endpoint();
        journal.count(endpoint);
        try {
            holds.pass(endpoint);
            return withCommonHeaders(endpoint, handle(route.get(), request));
        } catch (ProblemException e) {
            return withCommonHeaders(endpoint, Reply.problem(e.problem()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.problem(AcmeProblem.of("serverInternal", 503, "the server is being closed"));
        }
    }

    private Reply handle(Route route, Request request) {
        String method = request.getMethod().getName();
        return switch (route.endpoint()) {
            case DIRECTORY -> {
                requireMethod(method.equals("GET"));
                behaviour.script().refuseIfScripted(AcmeEndpoint.DIRECTORY);
                yield Reply.json(200, behaviour.directory().toJson(urls));
            }
            case NEW_NONCE -> {
                requireMethod(method.equals("HEAD") || method.equals("GET"));
                behaviour.script().refuseIfScripted(AcmeEndpoint.NEW_NONCE);
                yield Reply.empty(method.equals("HEAD") ? 200 : 204);
            }
            default -> {
                requireMethod(method.equals("POST"));
                yield handleSigned(route, request);
            }
        };
    }

    private Reply handleSigned(Route route, Request request) {
        if (!"application/jose+json".equals(request.getHeader("Content-Type"))) {
            throw new ProblemException(
                    AcmeProblem.of("malformed", 415, "the content type is not application/jose+json"));
        }
        SignedRequest signed = verifier.verify(route, request.getBody());
        if (route.endpoint() == AcmeEndpoint.FINALIZE) {
            journal.add(new FinalizeRequest(
                    urls.uri(AcmeEndpoint.ACCOUNT, signed.account()),
                    urls.uri(AcmeEndpoint.ORDER, signed.number()),
                    OrderEndpoints.csr(signed)));
        }
        behaviour.script().refuseIfScripted(route.endpoint());
        return switch (route.endpoint()) {
            case NEW_ACCOUNT -> accountEndpoints.open(signed);
            case NEW_ORDER -> orderEndpoints.open(signed);
            case ACCOUNT -> accountEndpoints.account(signed);
            case ORDER -> orderEndpoints.order(signed);
            case FINALIZE -> orderEndpoints.finalizeOrder(signed);
            case AUTHORIZATION -> authorizationEndpoints.authorization(signed);
            case CHALLENGE -> authorizationEndpoints.challenge(signed);
            case CERTIFICATE -> orderEndpoints.certificate(signed);
            case DIRECTORY, NEW_NONCE -> throw new AssertionError(route.endpoint());
        };
    }

    private static void requireMethod(boolean allowed) {
        if (!allowed) {
            throw new ProblemException(AcmeProblem.of("malformed", 405, "this method is not allowed here"));
        }
    }

    /** RFC 8555 section 6.5: a nonce with every answer to a POST, also to one refused; section 7.1: the way back. */
    private Reply withCommonHeaders(AcmeEndpoint endpoint, Reply reply) {
        Reply uncached = reply.withHeader("Cache-Control", "no-store");
        return endpoint == AcmeEndpoint.DIRECTORY
                ? uncached
                : uncached.withHeader("Replay-Nonce", nonces.issue())
                        .withHeader("Link", "<" + urls.of(AcmeEndpoint.DIRECTORY) + ">;rel=\"index\"");
    }
}
