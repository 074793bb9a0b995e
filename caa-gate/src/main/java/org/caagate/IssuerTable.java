package org.caagate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * The table of known issuers: the issuer domain names of CAs whose ACME directories do not publish them, and the profile by which each CA
 * reads records.
 *
 * <p>A row is found by its directory, or by an id that the caller chooses. It is never found by an issuer domain name, because several
 * CAs may share one. The {@code caaIdentities} that a directory publishes (RFC 8555 section 7.1.1) are newer than any table and come
 * first. Such data ages, so every row has a date and a source.
 *
 * <p>Immutable and thread-safe.
 */
public final class IssuerTable {
    private static final String RESOURCE = "issuers.txt";
    private static final int MOST_LISTED = 3;

    private final List<IssuerRow> rows;
    private final KnownIssuers known;
    private final Map<String, List<IssuerRow>> byName = new HashMap<>();

    private IssuerTable(List<IssuerRow> rows) {
        this.rows = rows;
        this.known = KnownIssuers.of(
                rows.stream().flatMap(row -> row.known().stream()).toList());
        for (IssuerRow row : rows) {
            for (IssuerDomainName name : row.names()) {
                byName.computeIfAbsent(Ascii.fold(name.text()), any -> new ArrayList<>())
                        .add(row);
            }
        }
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
     * Returns all names of the table, including those of {@link IssuerRow#hints()}, for findings on typing errors. These names authorize
     * nothing.
     *
     * @return the CAs of all rows that have a name or a hint
     */
    public KnownIssuers knownIssuers() {
        return known;
    }

    /**
     * Returns the row for an ACME directory. An {@code https} URL matches by its host, in any case, and by its port if the row has one
     * (Pebble: 14000). A URI of the scheme {@code acme} also matches by its path, as acme4j resolves it: {@code
     * acme://letsencrypt.org/staging} is not {@code acme://letsencrypt.org}. No row matches another scheme, because without TLS the
     * directory is not authenticated (RFC 8555 section 6.1).
     *
     * @param directory the URI that the ACME client is configured with
     * @return the row, or empty if the directory is not in the table
     */
    public Optional<IssuerRow> forDirectory(URI directory) {
        return rows.stream().filter(row -> row.isFor(directory)).findFirst();
    }

    /** The rows of those who have one of the names, in any case; a name tells of several rows, so it chooses none. */
    List<IssuerRow> rowsNamed(Collection<IssuerDomainName> names) {
        return names.stream()
                .flatMap(name -> byName.getOrDefault(Ascii.fold(name.text()), List.of()).stream())
                .distinct()
                .toList();
    }

    /**
     * Returns the row with an id or alias, for callers that choose a row themselves.
     *
     * @param idOrAlias the id or an alias of the row, in any case
     * @return the row, or empty if there is none
     */
    public Optional<IssuerRow> withId(String idOrAlias) {
        String word = Ascii.fold(idOrAlias);
        return rows.stream().filter(row -> row.isCalled(word)).findFirst();
    }

    /**
     * Reads an issuer domain name that a user typed. Ids and aliases of the table are errors unless they are issuer domain names as well:
     * no CA is named so in records, so the check would refuse certificates that the records allow, and its remedy would shut out the CA
     * that the user meant.
     *
     * @param text the name
     * @return the name, which need not be in the table
     * @throws IllegalArgumentException if the text is not an issuer domain name (RFC 8659 section 4.2), or is an id or alias of a CA that
     *     has other names; the message says which
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
     * Returns the profile of the row with an id or alias, for callers that choose a row themselves.
     *
     * @param idOrAlias the id or an alias of the row, in any case
     * @return the profile by which that issuer reads records
     * @throws IllegalArgumentException if there is no such row; the message lists the ids
     */
    public IssuerProfile profile(String idOrAlias) {
        return withId(idOrAlias)
                .map(IssuerRow::profile)
                .orElseThrow(() -> new IllegalArgumentException("there is no profile " + Escaped.quote(idOrAlias)
                        + "; they are " + rows.stream().map(IssuerRow::id).collect(Collectors.joining(", "))));
    }
}
