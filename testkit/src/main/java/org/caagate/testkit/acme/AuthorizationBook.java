package org.caagate.testkit.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The authorizations of all accounts. Thread-safe. */
final class AuthorizationBook {

    private final Map<Integer, StoredAuthorization> authorizations = new TreeMap<>();
    private final AcmeScript script;
    private int challenges;

    AuthorizationBook(AcmeScript script) {
        this.script = script;
    }

    /** The authorization for an identifier of a new order: a valid one that is there already, or a new one. */
    synchronized StoredAuthorization forOrder(int account, AcmeIdentifier identifier) {
        Optional<StoredAuthorization> reusable = script.reusesAuthorizations()
                ? authorizations.values().stream()
                        .filter(each -> each.account() == account)
                        .filter(each -> each.identifier().equals(identifier) && each.isValid())
                        .findFirst()
                : Optional.empty();
        return reusable.orElseGet(() -> open(account, identifier));
    }

    synchronized StoredAuthorization find(int number) {
        StoredAuthorization authorization = authorizations.get(number);
        if (authorization == null) {
            throw ProblemException.notFound("no such authorization");
        }
        return authorization;
    }

    synchronized StoredAuthorization findByChallenge(int challenge) {
        return authorizations.values().stream()
                .filter(authorization -> authorization.offers(challenge))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("no such challenge"));
    }

    /** Validates as the script says, if nothing is decided yet. */
    synchronized StoredAuthorization answer(int challenge) {
        StoredAuthorization authorization = findByChallenge(challenge);
        if (!"pending".equals(authorization.status())) {
            return authorization;
        }
        Optional<AcmeProblem> failure = script.challengeFailure(authorization.identifier());
        StoredAuthorization decided = authorization.change(
                challenge, pending -> failure.map(pending::failed).orElseGet(pending::passed));
        authorizations.put(decided.number(), decided);
        return decided;
    }

    private StoredAuthorization open(int account, AcmeIdentifier identifier) {
        List<OfferedChallenge> offered = script.challengeTypesFor(identifier).stream()
                .map(type -> OfferedChallenge.pending(++challenges, type))
                .toList();
        StoredAuthorization authorization =
                new StoredAuthorization(authorizations.size() + 1, account, identifier, offered);
        authorizations.put(authorization.number(), authorization);
        return authorization;
    }
}
