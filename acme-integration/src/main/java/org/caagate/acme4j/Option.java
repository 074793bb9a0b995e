package org.caagate.acme4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The options that a {@code caagate:} session is set up by, with the words of the command line. */
enum Option {
    RESOLVER("resolver"),
    ISSUER("issuer"),
    ISSUER_OVERRIDE("issuer-override"),
    ACCOUNT("account"),
    WILDCARD_BASE("wildcard-base"),
    BOUNDARY("boundary"),
    ON_UNDETERMINED("on-undetermined"),
    TIMEOUT("timeout"),
    DEADLINE("deadline"),
    TRIES("tries"),
    MODE("mode");

    static final String PROPERTY_PREFIX = "caagate.";
    static final String VARIABLE_PREFIX = "CAA_GATE_";

    private final String word;

    Option(String word) {
        this.word = word;
    }

    String property() {
        return PROPERTY_PREFIX + word;
    }

    String variable() {
        return VARIABLE_PREFIX + word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static Optional<Option> ofProperty(String name) {
        return Arrays.stream(values())
                .filter(option -> option.property().equals(name))
                .findFirst();
    }

    static boolean isVariable(String name) {
        return Arrays.stream(values()).anyMatch(option -> option.variable().equals(name));
    }
}
