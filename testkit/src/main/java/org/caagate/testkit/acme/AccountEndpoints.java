package org.caagate.testkit.acme;

import java.util.Optional;

/** New accounts and what becomes of them (RFC 8555 section 7.3). */
final class AccountEndpoints {

    private final Urls urls;
    private final AccountBook accounts;

    AccountEndpoints(Urls urls, AccountBook accounts) {
        this.urls = urls;
        this.accounts = accounts;
    }

    Reply open(SignedRequest request) {
        JsonObject asked = request.json();
        if (asked.isTrue("onlyReturnExisting")) {
            return existing(request);
        }
        Optional<StoredAccount> opened = accounts.register(request.key(), asked.texts("contact"));
        return opened.map(account -> located(201, account)).orElseGet(() -> existing(request));
    }

    Reply account(SignedRequest request) {
        if (request.account() != request.number()) {
            throw ProblemException.unauthorized("the account of someone else");
        }
        if (!request.isPostAsGet()) {
            update(request);
        }
        return accounts.find(request.number())
                .map(account -> Reply.json(200, account.toJson()))
                .orElseThrow(() -> ProblemException.notFound("no such account"));
    }

    private Reply existing(SignedRequest request) {
        StoredAccount account = accounts.find(request.key())
                .orElseThrow(() ->
                        new ProblemException(AcmeProblem.of("accountDoesNotExist", 400, "the key has no account")));
        if (account.deactivated()) {
            throw ProblemException.unauthorized("the account is deactivated");
        }
        return located(200, account);
    }

    private void update(SignedRequest request) {
        JsonObject asked = request.json();
        if (asked.has("contact")) {
            accounts.change(request.number(), account -> account.withContacts(asked.texts("contact")));
        }
        if (asked.text("status").filter("deactivated"::equals).isPresent()) {
            accounts.change(request.number(), StoredAccount::deactivate);
        }
    }

    private Reply located(int status, StoredAccount account) {
        return Reply.json(status, account.toJson())
                .withHeader("Location", urls.of(AcmeEndpoint.ACCOUNT, account.number()));
    }
}
