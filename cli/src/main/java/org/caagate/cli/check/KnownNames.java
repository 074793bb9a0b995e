package org.caagate.cli.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.IssuerRow;
import org.caagate.IssuerTable;
import org.caagate.cli.Messages;
import org.caagate.decision.Issuer;
import org.caagate.name.EditDistance;
import org.caagate.name.IssuerDomainName;

/** The issuer domain names of the built-in table, and its words for the CAs, which a name that the user typed may be near to. */
final class KnownNames {
    /** Shorter names are near to too much. */
    private static final int ONE_ERROR = 7;

    private static final int TWO_ERRORS = 9;

    private KnownNames() {}

    /** Warns of names that look like errors; they count all the same, as a private CA may have any name. */
    static void warnOfUnlikely(List<IssuerDomainName> typed, Messages messages) {
        typed.forEach(name -> doubt(name).ifPresent(doubt -> messages.warn("--issuer " + name.text() + ": " + doubt)));
    }

    private static Optional<String> doubt(IssuerDomainName name) {
        Optional<String> typingError =
                near(name).map(known -> "no CA of that name is known; did you mean " + known.text() + "?");
        return name.text().indexOf('.') >= 0
                ? typingError
                : typingError.or(
                        () -> Optional.of("the name has no dot, but CAA records name a CA by a domain name, such as"
                                + " letsencrypt.org; publish no record with it unless your CA documents"
                                + " this name"));
    }

    private static Optional<IssuerDomainName> near(IssuerDomainName typed) {
        int limit = typed.text().length() < TWO_ERRORS ? 1 : 2;
        if (typed.text().length() < ONE_ERROR || all().anyMatch(typed::equals)) {
            return Optional.empty();
        }
        return all().filter(known -> EditDistance.upTo(limit, typed.text(), known.text()) <= limit)
                .min(Comparator.comparingInt(known -> EditDistance.upTo(limit, typed.text(), known.text())))
                .or(() -> nearWord(limit, typed.text()));
    }

    /** Behind a word nearly as the table has it: a typing error in what is an error already. */
    private static Optional<IssuerDomainName> nearWord(int limit, String typed) {
        return IssuerTable.builtIn().rows().stream()
                .filter(row -> Stream.concat(Stream.of(row.id()), row.aliases().stream())
                        .anyMatch(word -> EditDistance.upTo(limit, typed, word) <= limit))
                .flatMap(row -> row.issuer().stream())
                .map(Issuer.Named::preferredName)
                .findFirst();
    }

    private static Stream<IssuerDomainName> all() {
        return IssuerTable.builtIn().rows().stream().flatMap(KnownNames::namesOf);
    }

    private static Stream<IssuerDomainName> namesOf(IssuerRow row) {
        return Stream.concat(row.names().stream(), row.hints().stream());
    }
}
