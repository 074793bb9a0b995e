package org.caagate.acme4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The options that a {@code caagate:} session is set up by, with the words of the command line. */
enum Option {
    RESOLVER("resolver"),
    ISSUER("issuer"),
    ISSUER_OVERRIDE("issuer-override"),
    PROFILE("profile"),
    ACCOUNT("account"),
    WILDCARD_BASE("wildcard-base"),
    BOUNDARY("boundary"),
    ON_UNDETERMINED("on-undetermined"),
    TIMEOUT("timeout"),
    DEADLINE("deadline"),
    TRIES("tries"),
    RATE("rate"),
    IN_FLIGHT("in-flight"),
    CA_BUNDLE("ca-bundle"),
    DNSSEC("dnssec"),
    TRUST_AD("trust-ad"),
    TRUST_ANCHOR("trust-anchor"),
    PERSPECTIVE("perspective"),
    CANARY("canary"),
    MODE("mode");

    static final String PROPERTY_PREFIX = "caagate.";
    static final String VARIABLE_PREFIX = "CAA_GATE_";

    private final String word;

    Option(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    String property() {
        return PROPERTY_PREFIX + word;
    }

    String variable() {
        return VARIABLE_PREFIX + word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether a value makes the gate less strict, so that nobody should have it from the environment unawares. */
    boolean isRelaxation(String value) {
        return switch (this) {
            case BOUNDARY, CA_BUNDLE, TRUST_ANCHOR -> true;
            case ISSUER_OVERRIDE, TRUST_AD -> value.equals("true");
            case DNSSEC -> value.equals("off");
            case ON_UNDETERMINED -> value.equals("warn");
            case WILDCARD_BASE -> value.equals("never");
            case MODE -> value.equals("report-only");
            default -> false;
        };
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
