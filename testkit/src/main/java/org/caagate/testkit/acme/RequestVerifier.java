package org.caagate.testkit.acme;

import java.security.PublicKey;

/** Checks what a client signed (RFC 8555 sections 6.2 to 6.5). Thread-safe. */
final class RequestVerifier {

    private final Urls urls;
    private final Nonces nonces;
    private final AccountBook accounts;

    RequestVerifier(Urls urls, Nonces nonces, AccountBook accounts) {
        this.urls = urls;
        this.nonces = nonces;
        this.accounts = accounts;
    }

    SignedRequest verify(Route route, byte[] body) {
        Jws jws = Jws.parse(body);
        JsonObject header = jws.header();
        if (header.has("jwk") == header.has("kid")) {
            throw ProblemException.malformed("exactly one of jwk and kid");
        }
        Signer signer = route.endpoint() == AcmeEndpoint.NEW_ACCOUNT ? embeddedKey(header) : account(header);
        if (!jws.verifies(signer.key())) {
            throw ProblemException.malformed("the signature does not verify");
        }
        requireFresh(header);
        if (!urls.of(route).equals(header.requiredText("url"))) {
            throw ProblemException.unauthorized("signed for another URL");
        }
        return new SignedRequest(signer.account(), signer.key(), route.number(), jws.payload());
    }

    private static Signer embeddedKey(JsonObject header) {
        JsonObject jwk = header.object("jwk").orElseThrow(() -> ProblemException.malformed("jwk is missing"));
        return new Signer(0, Jwk.publicKey(jwk));
    }

    private Signer account(JsonObject header) {
        StoredAccount account = urls.accountNumber(header.requiredText("kid"))
                .flatMap(accounts::find)
                .orElseThrow(() ->
                        new ProblemException(AcmeProblem.of("accountDoesNotExist", 400, "no account has this URL")));
        if (account.deactivated()) {
            throw ProblemException.unauthorized("the account is deactivated");
        }
        return new Signer(account.number(), account.key());
    }

    private void requireFresh(JsonObject header) {
        if (!nonces.use(header.requiredText("nonce"))) {
            throw new ProblemException(AcmeProblem.of("badNonce", 400, "nonce unknown or used before"));
        }
    }

    private record Signer(int account, PublicKey key) {}
}
