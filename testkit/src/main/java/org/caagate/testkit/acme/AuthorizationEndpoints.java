package org.caagate.testkit.acme;

import java.util.List;
import java.util.Map;

/** Authorizations and their challenges (RFC 8555 section 7.5). */
final class AuthorizationEndpoints {

    private final Urls urls;
    private final AuthorizationBook authorizations;

    AuthorizationEndpoints(Urls urls, AuthorizationBook authorizations) {
        this.urls = urls;
        this.authorizations = authorizations;
    }

    Reply authorization(SignedRequest request) {
        request.requirePostAsGet();
        StoredAuthorization authorization = owned(authorizations.find(request.number()), request);
        return Reply.json(200, authorization.toJson(urls, OrderBook.EXPIRES));
    }

    /** An answer is the empty object; POST-as-GET only looks (RFC 8555 section 7.5.1). */
    Reply challenge(SignedRequest request) {
        int number = request.number();
        StoredAuthorization authorization = owned(authorizations.findByChallenge(number), request);
        if (!request.isPostAsGet()) {
            request.json();
            authorization = authorizations.answer(number);
        }
        List<Map<String, Object>> shown = authorization.challenges().stream()
                .filter(challenge -> challenge.number() == number)
                .map(challenge -> challenge.toJson(urls))
                .toList();
        String up = urls.of(AcmeEndpoint.AUTHORIZATION, authorization.number());
        return Reply.json(200, shown.get(0)).withHeader("Link", "<" + up + ">;rel=\"up\"");
    }

    private static StoredAuthorization owned(StoredAuthorization authorization, SignedRequest request) {
        if (authorization.account() != request.account()) {
            throw ProblemException.unauthorized("the authorization of another account");
        }
        return authorization;
    }
}
