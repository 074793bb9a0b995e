package org.caagate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a line in the table of issuers can say; the comments of {@code issuers.txt} explain each. */
enum IssuerKey {
    NAME(Use.MANDATORY),
    DATE(Use.MANDATORY),
    SOURCE(Use.MANDATORY),
    TRUST(Use.MANDATORY),
    PREFER(Use.ONCE),
    TAGS(Use.ONCE),
    ENDED(Use.ONCE),
    DIRECTORY(Use.REPEATED),
    HOST(Use.REPEATED),
    ACME(Use.REPEATED),
    ALIAS(Use.REPEATED),
    ISSUER(Use.REPEATED),
    HINT(Use.REPEATED),
    QUIRK(Use.REPEATED),
    ACCOUNT(Use.REPEATED),
    ADDS(Use.REPEATED);

    private final Use use;

    IssuerKey(Use use) {
        this.use = use;
    }

    private enum Use {
        MANDATORY,
        ONCE,
        REPEATED
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isMandatory() {
        return use == Use.MANDATORY;
    }

    boolean isRepeatable() {
        return use == Use.REPEATED;
    }

    static Optional<IssuerKey> of(String text) {
        return Arrays.stream(values()).filter(key -> key.text().equals(text)).findFirst();
    }
}
