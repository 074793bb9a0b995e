package org.caagate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.KnownIssuers;
import org.caagate.name.Ascii;
import org.caagate.name.Escaped;
import org.caagate.name.IssuerDomainName;

/**
 * The table of known issuers: which issuer domain names stand behind an ACME directory that does not say so itself, and how that
 * CA reads records.
 *
 * <p>A row is found by the directory that is asked or by an id that the caller chose, never by an issuer domain name: several CAs
 * answer to one name. What a directory publishes as {@code caaIdentities} (RFC 8555 section 7.1.1) is newer than any table and
 * comes first. Such data ages, so every row has a date and a source.
 *
 * <p>Immutable and thread-safe.
 */
public final class IssuerTable {
    private static final String RESOURCE = "issuers.txt";
    private static final int MOST_LISTED = 3;

    private final List<IssuerRow> rows;
    private final KnownIssuers known;

    private IssuerTable(List<IssuerRow> rows) {
        this.rows = rows;
        this.known = KnownIssuers.of(
                rows.stream().flatMap(row -> row.known().stream()).toList());
    }

    /** The table that is built in, read once. */
    private static final class BuiltIn {
        private static final IssuerTable TABLE = parse(resource());

        private static String resource() {
            try (InputStream in = Objects.requireNonNull(IssuerTable.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Returns the table that comes with this version of the library.
     *
     * @return always the same table
     */
    public static IssuerTable builtIn() {
        return BuiltIn.TABLE;
    }

    static IssuerTable parse(String text) {
        return new IssuerTable(IssuerTableText.read(text));
    }

    /**
     * Returns all rows.
     *
     * @return the rows in the order of the table: those with a directory first
     */
    public List<IssuerRow> rows() {
        return rows;
    }

    /**
     * Returns all names of the table, those of {@link IssuerRow#hints()} included, for findings on typing errors. They authorize
     * nothing.
     *
     * @return the CAs of all rows that have a name or a hint
     */
    public KnownIssuers knownIssuers() {
        return known;
    }

    /**
     * Returns the row for an ACME directory. Of an {@code https} URL only the host counts, without regard to case, and the port
     * only where the row has one (Pebble: 14000). Of a URI of the scheme {@code acme} the path counts too, as acme4j resolves it:
     * {@code acme://letsencrypt.org/staging} is not {@code acme://letsencrypt.org}. Any other scheme has no row: a directory
     * without TLS could be anybody's (RFC 8555 section 6.1).
     *
     * @param directory the URI that the ACME client was configured with
     * @return the row, or nothing if the directory is not in the table
     */
    public Optional<IssuerRow> forDirectory(URI directory) {
        return rows.stream().filter(row -> row.isFor(directory)).findFirst();
    }

    /**
     * Returns the row with an id or alias, for callers who choose one by hand.
     *
     * @param idOrAlias the id or an alias of the row, in any case
     * @return the row, or nothing if there is none
     */
    public Optional<IssuerRow> withId(String idOrAlias) {
        String word = Ascii.fold(idOrAlias);
        return rows.stream().filter(row -> row.isCalled(word)).findFirst();
    }

    /**
     * Reads an issuer domain name that somebody typed. The ids and aliases of the table are no such names: no CA answers to them, so they
     * would refuse what is allowed, and a remedy would shut out the CA that was meant.
     *
     * @param text the name
     * @return the name, which need not be in the table
     * @throws IllegalArgumentException if it is no issuer domain name (RFC 8659 section 4.2), or a word of the table for a CA that has
     *     other ones; the message names them
     */
    public IssuerDomainName issuerDomainName(String text) {
        IssuerDomainName name = IssuerDomainName.parse(text);
        withId(text)
                .filter(row -> Stream.concat(row.names().stream(), row.hints().stream())
                        .noneMatch(name::matches))
                .ifPresent(row -> {
                    throw new IllegalArgumentException(Escaped.quote(text) + " is a word for " + row.displayName()
                            + ", not a name that a CA has in CAA records; " + insteadOf(row));
                });
        return name;
    }

    private static String insteadOf(IssuerRow row) {
        return row.issuer()
                .map(issuer -> "did you mean " + issuer.preferredName().text() + "?")
                .orElseGet(() -> "give the one that the CA states for itself" + listed(row.hints()));
    }

    private static String listed(List<IssuerDomainName> hints) {
        return hints.isEmpty()
                ? ""
                : hints.stream()
                        .map(IssuerDomainName::text)
                        .limit(MOST_LISTED)
                        .collect(Collectors.joining(", ", " (lists have ", ")"));
    }

    /**
     * Returns the profile of the row with an id or alias, for callers who choose one by hand.
     *
     * @param idOrAlias the id or an alias of the row, in any case
     * @return how that issuer reads records
     * @throws IllegalArgumentException if there is no such row; the message names those that there are
     */
    public IssuerProfile profile(String idOrAlias) {
        return withId(idOrAlias)
                .map(IssuerRow::profile)
                .orElseThrow(() -> new IllegalArgumentException("there is no profile " + Escaped.quote(idOrAlias)
                        + "; they are " + rows.stream().map(IssuerRow::id).collect(Collectors.joining(", "))));
    }
}
