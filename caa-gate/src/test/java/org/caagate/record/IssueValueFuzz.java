package org.caagate.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;
import org.caagate.fuzz.Claim;
import org.caagate.fuzz.SlowPolicy;
import org.caagate.name.IssuerDomainName;

/**
 * The value of an issue property and its parameters: nothing is thrown; what names {@code ca.example} and holds for its account and
 * method says so by another reading too, and the other way round; short values are what the grammar derives.
 */
public final class IssueValueFuzz {
    private static final IssuerDomainName ISSUER = IssuerDomainName.parse(SlowPolicy.ISSUER);

    /** The exhaustive search is slow. */
    private static final int SHORT = 24;

    private IssueValueFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, ISO_8859_1);
        IssueValue value = IssueValue.parse(Octets.of(octets));
        Claim.that(
                authorizes(value) == SlowPolicy.authorizes(text),
                "read in two ways: " + value + " and " + SlowPolicy.authorizes(text));
        if (octets.length <= SHORT) {
            requireDerived(value, IssueValueGrammar.derivations(text));
        }
        if (value instanceof IssueValue.Malformed malformed) {
            Claim.that(malformed.position() >= 0 && malformed.position() <= octets.length, "a position outside");
            Claim.isPrintable(malformed.fault());
        }
    }

    private static boolean authorizes(IssueValue value) {
        return value instanceof IssueValue.Named named
                && named.issuer().matches(ISSUER)
                && isAccountMet(named.parameters().accountRestriction())
                && isMethodMet(named.parameters().methodRestriction());
    }

    private static boolean isAccountMet(AccountRestriction restriction) {
        return restriction instanceof AccountRestriction.None
                || (restriction instanceof AccountRestriction.OneAccount one
                        && one.account().text().equals(SlowPolicy.ACCOUNT));
    }

    private static boolean isMethodMet(MethodRestriction restriction) {
        return restriction instanceof MethodRestriction.None
                || (restriction instanceof MethodRestriction.OneOf some
                        && some.methods().contains(ValidationMethod.parse(SlowPolicy.METHOD)));
    }

    private static void requireDerived(IssueValue value, Set<IssueValueGrammar.Derivation> derivations) {
        Set<IssueValueGrammar.Derivation> read = value.fold(
                named -> Set.of(new IssueValueGrammar.Derivation(
                        named.issuer().text(), named.parameters().list())),
                nobody -> Set.of(
                        new IssueValueGrammar.Derivation("", nobody.parameters().list())),
                malformed -> Set.of());
        Claim.that(derivations.equals(read), "the grammar derives " + derivations + ", read was " + value);
    }
}
