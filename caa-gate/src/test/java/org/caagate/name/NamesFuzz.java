package org.caagate.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.caagate.fuzz.Claim;

/** The names of requests and of issuers: each is what its own text gives again, or our exception with a text safe to print. */
public final class NamesFuzz {
    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

    private NamesFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, UTF_8);
        refusable(() -> requireDomainName(DomainName.parse(text)));
        refusable(() -> requireIdentifier(text, Identifier.parse(text)));
        refusable(() -> requireIssuer(text, IssuerDomainName.parse(text)));
        Claim.isPrintable(Escaped.quote(text));
        Claim.isPrintable(Escaped.line(text));
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidNameException e) {
            Claim.isPrintable(String.valueOf(e.getMessage()));
        }
    }

    private static void requireDomainName(DomainName name) {
        String text = name.toString();
        Claim.that(DomainName.parse(text).equals(name), "another name");
        Claim.that(DomainName.parse(name.absolute()).equals(name), "another name with its dot");
        Claim.that(text.length() <= 253, "too long");
        for (String label : text.split("\\.", -1)) {
            Claim.that(label.matches(LABEL), "a label that no host name has: " + label);
        }
        Claim.that(!text.matches("(.*\\.)?[0-9]+"), "a number at the top: " + text);
        Claim.that(name.climb().size() == text.split("\\.", -1).length, "another number of labels in the climb");
    }

    private static void requireIdentifier(String written, Identifier identifier) {
        Claim.that(Identifier.parse(identifier.toString()).equals(identifier), "another identifier: " + identifier);
        boolean isWildcard = identifier instanceof Identifier.Wildcard;
        boolean isMailbox = identifier instanceof Identifier.Mailbox;
        Claim.that(isWildcard == (written.startsWith("*.") && !isMailbox), "a wildcard name or not: " + written);
        Claim.that(isMailbox == written.contains("@"), "a mailbox or not: " + written);
    }

    private static void requireIssuer(String text, IssuerDomainName issuer) {
        Claim.that(issuer.text().equals(text), "another text");
        Claim.that(
                text.matches("[A-Za-z0-9]+(-+[A-Za-z0-9]+)*(\\.[A-Za-z0-9]+(-+[A-Za-z0-9]+)*)*"), "outside: " + text);
        Claim.that(issuer.matches(IssuerDomainName.parse(Ascii.fold(text))), "its own name does not match");
    }
}
