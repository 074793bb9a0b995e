package org.caagate.cli.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.IssuerTable;
import org.caagate.cli.Messages;
import org.caagate.name.EditDistance;
import org.caagate.name.IssuerDomainName;

/** The issuer domain names of the built-in table, to which a name that the user typed may be near. */
final class KnownNames {
    /** Shorter names are near to too much. */
    private static final int ONE_ERROR = 7;

    private static final int TWO_ERRORS = 9;

    private KnownNames() {}

    /** Warns of names that look like typing errors; they count all the same, as a private CA may have any name. */
    static void warnOfNearMisses(List<IssuerDomainName> typed, Messages messages) {
        for (IssuerDomainName name : typed) {
            near(name)
                    .ifPresent(known -> messages.warn("--issuer " + name.text()
                            + ": no CA of that name is known; did you mean " + known.text() + "?"));
        }
    }

    private static Optional<IssuerDomainName> near(IssuerDomainName typed) {
        int limit = typed.text().length() < TWO_ERRORS ? 1 : 2;
        if (typed.text().length() < ONE_ERROR || all().anyMatch(typed::equals)) {
            return Optional.empty();
        }
        return all().filter(known -> EditDistance.upTo(limit, typed.text(), known.text()) <= limit)
                .min(Comparator.comparingInt(known -> EditDistance.upTo(limit, typed.text(), known.text())));
    }

    private static Stream<IssuerDomainName> all() {
        return IssuerTable.builtIn().rows().stream()
                .flatMap(row -> Stream.concat(row.names().stream(), row.hints().stream()));
    }
}
