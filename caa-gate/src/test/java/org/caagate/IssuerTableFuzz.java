package org.caagate;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.caagate.fuzz.Claim;
import org.caagate.name.IssuerDomainName;

/** The text of a table of issuers: rows that are found by their words and have names that stand in the text, or our exception. */
public final class IssuerTableFuzz {
    private IssuerTableFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, UTF_8);
        try {
            requireTable(text, IssuerTable.parse(text));
        } catch (MalformedTableException e) {
            Claim.isPrintable(String.valueOf(e.getMessage()));
        }
    }

    private static void requireTable(String text, IssuerTable table) {
        Claim.that(!table.rows().isEmpty(), "no rows");
        for (IssuerRow row : table.rows()) {
            Claim.that(table.withId(row.id()).filter(row::equals).isPresent(), "another row is called " + row.id());
            for (IssuerDomainName name : row.names()) {
                Claim.that(text.contains(": " + name.text()), "a name out of nothing: " + name);
            }
        }
        table.knownIssuers();
    }
}
