package org.caagate.testkit.acme;

import com.github.tomakehurst.wiremock.common.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How the CA behaves. Each setting can be changed while the server runs and holds for the requests that come after. Thread-safe.
 */
public final class AcmeScript {

    private final Map<AcmeEndpoint, Queue<AcmeProblem>> refusals = new ConcurrentHashMap<>();
    private final Map<AcmeEndpoint, AcmeProblem> standingRefusals = new ConcurrentHashMap<>();
    private final Queue<AcmeProblem> issuanceFailures = new ConcurrentLinkedQueue<>();
    private final Map<AcmeIdentifier, AcmeProblem> failingIdentifiers = new ConcurrentHashMap<>();

    private final Map<String, String> orderMembers = new ConcurrentHashMap<>();

    private volatile List<String> challengeTypes = List.of("http-01", "dns-01", "tls-alpn-01");
    private volatile boolean reuseAuthorizations;
    private volatile boolean reverseIdentifiers;
    private volatile boolean anyNamesInCsr;
    private volatile boolean baseNameBesideWildcard;
    private volatile int processingPolls;

    AcmeScript() {}

    /**
     * Sets the types of challenges that authorizations offer. Of these, a wildcard is offered those whose name begins with
     * {@code dns-} and an address those that do not (RFC 8555 section 7.1.3, RFC 8738 section 7); an identifier left with none is
     * rejected. The default is {@code http-01}, {@code dns-01}, {@code tls-alpn-01}.
     *
     * @param types the types, in the order they are offered
     * @return this script
     */
    public AcmeScript challengeTypes(String... types) {
        challengeTypes = List.of(types);
        return this;
    }

    /**
     * Lets a new order take over the valid authorizations that its account has for the same identifiers, so that it needs no
     * challenge. The default is a new authorization for every identifier of every order.
     *
     * @return this script
     */
    public AcmeScript reuseAuthorizations() {
        reuseAuthorizations = true;
        return this;
    }

    /**
     * Shows the identifiers and authorizations of an order in the reverse of the order asked for, as the client must not rely on it.
     * The default is the order asked for.
     *
     * @return this script
     */
    public AcmeScript reverseIdentifiers() {
        reverseIdentifiers = true;
        return this;
    }

    /**
     * Shows a member of every order as told, such as identifiers that nobody ordered; what the CA does with the order stays the same.
     * The default is no such member.
     *
     * @param name the member's name
     * @param json its value as JSON text, which need not be what belongs there
     * @return this script
     */
    public AcmeScript orderMember(String name, String json) {
        // Parsed here too, so that a mistake shows in the test and not in the server.
        Json.read(json, Object.class);
        orderMembers.put(name, json);
        return this;
    }

    /**
     * Fails every challenge for this identifier from now on. The default is that each challenge answered is valid at once.
     *
     * @param identifier the identifier as ordered, with the asterisk of a wildcard
     * @param problem the error that the challenge shows
     * @return this script
     */
    public AcmeScript failChallenges(AcmeIdentifier identifier, AcmeProblem problem) {
        failingIdentifiers.put(identifier, problem);
        return this;
    }

    /**
     * Certifies the names of a certification request unseen. The default is to refuse it as badCSR unless its names are exactly the
     * identifiers of the order.
     *
     * @return this script
     */
    public AcmeScript anyNamesInCsr() {
        anyNamesInCsr = true;
        return this;
    }

    /**
     * Puts the base name {@code example.com} into a certificate beside each {@code *.example.com}, as some CAs' products do although
     * nobody asked. The default is the names of the order only.
     *
     * @return this script
     */
    public AcmeScript baseNameBesideWildcard() {
        baseNameBesideWildcard = true;
        return this;
    }

    /**
     * Lets orders stay in status processing after finalization. The default is 0: the answer to the finalization is valid.
     *
     * @param polls how many requests for the order see it processing before one sees it valid
     * @return this script
     */
    public AcmeScript processingPolls(int polls) {
        processingPolls = polls;
        return this;
    }

    /**
     * Refuses one more of the next requests to an endpoint; called again, the one after that. A signed request is refused only once
     * its signature, nonce and URL are found right. An order whose finalization is refused stays ready.
     *
     * @param endpoint where
     * @param problem how
     * @return this script
     */
    public AcmeScript refuseNext(AcmeEndpoint endpoint, AcmeProblem problem) {
        refusals.computeIfAbsent(endpoint, unused -> new ConcurrentLinkedQueue<>())
                .add(problem);
        return this;
    }

    /**
     * Refuses all requests to an endpoint until {@link #stopRefusing(AcmeEndpoint)}.
     *
     * @param endpoint where
     * @param problem how
     * @return this script
     */
    public AcmeScript refuseAll(AcmeEndpoint endpoint, AcmeProblem problem) {
        standingRefusals.put(endpoint, problem);
        return this;
    }

    /**
     * Ends all refusals at an endpoint.
     *
     * @param endpoint where
     * @return this script
     */
    public AcmeScript stopRefusing(AcmeEndpoint endpoint) {
        standingRefusals.remove(endpoint);
        refusals.remove(endpoint);
        return this;
    }

    /**
     * Accepts one of the next finalizations but then fails to issue: the order becomes invalid and shows the problem. Called again,
     * the one after that.
     *
     * @param problem the order's error
     * @return this script
     */
    public AcmeScript failNextIssuance(AcmeProblem problem) {
        issuanceFailures.add(problem);
        return this;
    }

    void refuseIfScripted(AcmeEndpoint endpoint) {
        Queue<AcmeProblem> queue = refusals.get(endpoint);
        AcmeProblem next = queue == null ? null : queue.poll();
        AcmeProblem refusal = next == null ? standingRefusals.get(endpoint) : next;
        if (refusal != null) {
            throw new ProblemException(refusal);
        }
    }

    void showOrderMembers(Map<String, Object> order) {
        orderMembers.forEach((name, json) -> order.put(name, Json.read(json, Object.class)));
    }

    Optional<AcmeProblem> nextIssuanceFailure() {
        return Optional.ofNullable(issuanceFailures.poll());
    }

    Optional<AcmeProblem> challengeFailure(AcmeIdentifier identifier) {
        return Optional.ofNullable(failingIdentifiers.get(identifier));
    }

    List<String> challengeTypesFor(AcmeIdentifier identifier) {
        return challengeTypes.stream()
                .filter(type -> type.startsWith("dns-") ? identifier.isDns() : !identifier.isWildcard())
                .toList();
    }

    boolean reusesAuthorizations() {
        return reuseAuthorizations;
    }

    boolean reversesIdentifiers() {
        return reverseIdentifiers;
    }

    boolean acceptsAnyNames() {
        return anyNamesInCsr;
    }

    boolean addsBaseNames() {
        return baseNameBesideWildcard;
    }

    int pollsWhileProcessing() {
        return processingPolls;
    }
}
