package org.caagate.testkit.acme;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources of the CA that a client sends requests to (RFC 8555 section 7.1). */
public enum AcmeEndpoint {
    /** The directory, by GET. */
    DIRECTORY("/dir", false),
    /** A fresh nonce, by HEAD or GET. */
    NEW_NONCE("/new-nonce", false),
    /** Registers an account, or finds the account of a key. */
    NEW_ACCOUNT("/new-acct", false),
    /** Opens an order. */
    NEW_ORDER("/new-order", false),
    /** One account. */
    ACCOUNT("/acct/", true),
    /** One order. */
    ORDER("/order/", true),
    /** Where the certification request of one order goes. */
    FINALIZE("/finalize/", true),
    /** One authorization. */
    AUTHORIZATION("/authz/", true),
    /** One challenge. */
    CHALLENGE("/chall/", true),
    /** The certificate of one order, with its chain. */
    CERTIFICATE("/cert/", true);

    private final String path;
    private final Pattern pattern;

    AcmeEndpoint(String path, boolean numbered) {
        this.path = path;
        this.pattern = Pattern.compile(Pattern.quote(path) + (numbered ? "([1-9][0-9]{0,8})" : ""));
    }

    /** The path of a resource of which there is one. */
    String path() {
        return path;
    }

    /** The path of a resource of which there are many. */
    String path(int number) {
        return path + number;
    }

    /** The number in a path of this endpoint, 0 where it has none; empty if the path belongs to another endpoint. */
    Optional<Integer> numberIn(String candidate) {
        Matcher matcher = pattern.matcher(candidate);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.groupCount() == 0 ? 0 : Integer.parseInt(matcher.group(1)));
    }
}
