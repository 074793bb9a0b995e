package org.caagate;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.KnownIssuer;
import org.caagate.name.IssuerDomainName;

/**
 * One row of the {@link IssuerTable}: an issuer as it stands behind one ACME directory, with what is known about it and since
 * when.
 *
 * <p>Immutable. Production and test directories of one CA are different rows.
 */
public final class IssuerRow {
    private final String id;
    private final String displayName;
    private final List<String> aliases;
    private final List<URI> directories;
    private final List<DirectoryPattern> patterns;
    private final List<IssuerDomainName> names;
    private final List<IssuerDomainName> hints;
    private final IssuerProfile profile;
    private final LocalDate date;
    private final String source;
    private final Optional<LocalDate> ended;

    IssuerRow(IssuerStanza stanza) {
        id = stanza.id().value();
        displayName = stanza.only(IssuerKey.NAME).value();
        aliases = stanza.allAs(IssuerKey.ALIAS, alias -> alias);
        directories = stanza.allAs(IssuerKey.DIRECTORY, DirectoryPattern::uri);
        patterns = patterns(stanza);
        names = stanza.allAs(IssuerKey.ISSUER, IssuerDomainName::parse);
        hints = stanza.allAs(IssuerKey.HINT, IssuerDomainName::parse);
        profile = new IssuerProfileStanza(stanza).profile();
        date = stanza.only(IssuerKey.DATE).as(LocalDate::parse);
        source = stanza.only(IssuerKey.SOURCE).value();
        ended = stanza.first(IssuerKey.ENDED).map(entry -> entry.as(LocalDate::parse));
    }

    private static List<DirectoryPattern> patterns(IssuerStanza stanza) {
        List<DirectoryPattern> patterns = new ArrayList<>();
        patterns.addAll(
                stanza.allAs(IssuerKey.DIRECTORY, url -> DirectoryPattern.ofDirectory(DirectoryPattern.uri(url))));
        patterns.addAll(stanza.allAs(IssuerKey.HOST, DirectoryPattern::ofHost));
        patterns.addAll(stanza.allAs(IssuerKey.ACME, DirectoryPattern::ofAcme));
        return List.copyOf(patterns);
    }

    /**
     * Returns the word for the row on the command line and in reports; its profile has the same id.
     *
     * @return a stable id, such as {@code letsencrypt}
     */
    public String id() {
        return id;
    }

    /**
     * Returns what people call the CA.
     *
     * @return a name for people, such as {@code Let's Encrypt}
     */
    public String displayName() {
        return displayName;
    }

    /**
     * Returns other words for the id.
     *
     * @return words that {@link IssuerTable#withId} takes as well, often none
     */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * Returns the known URLs of the ACME directory (RFC 8555 section 7.1.1).
     *
     * @return the URLs; none where the CA has no directory that is open to all, or one for each customer
     */
    public List<URI> directories() {
        return directories;
    }

    /**
     * Returns the issuer domain names that the CA itself states for the directory: in its {@code caaIdentities}, or in its own
     * documentation. These authorize.
     *
     * @return the names, or none where the CA was not seen to state any
     */
    public List<IssuerDomainName> names() {
        return names;
    }

    /**
     * Returns names that others give for the CA or its owner, such as the CCADB report of CAA identifiers. They never authorize
     * and are no part of {@link #issuer()}; they help to recognise what somebody meant.
     *
     * @return names that are not among {@link #names()}
     */
    public List<IssuerDomainName> hints() {
        return hints;
    }

    /**
     * Returns how the CA reads records: its known tags and quirks, the forms of its account URIs, the names that it adds, the
     * name that it prefers, and who relies on it.
     *
     * @return a profile with the id of this row
     */
    public IssuerProfile profile() {
        return profile;
    }

    /**
     * Returns the issuer, for a request.
     *
     * @return the stated names with the profile, from {@link org.caagate.decision.Issuer.Source#TABLE}; or nothing where the CA
     *     states none, and then it is unknown who answers: {@code new Issuer.Unknown(row.profile())}
     */
    public Optional<Issuer.Named> issuer() {
        return names.isEmpty() ? Optional.empty() : Optional.of(new Issuer.Named(names, Issuer.Source.TABLE, profile));
    }

    /**
     * Returns when the row was last held against its source; the source may be older.
     *
     * @return a day
     */
    public LocalDate date() {
        return date;
    }

    /**
     * Returns where the row comes from.
     *
     * @return a phrase for people
     */
    public String source() {
        return source;
    }

    /**
     * Returns when the CA ended the service.
     *
     * @return the day, or nothing while the service is there
     */
    public Optional<LocalDate> ended() {
        return ended;
    }

    /** The names to recognise this CA by, or nothing where the row has none to propose. */
    Optional<KnownIssuer> known() {
        List<IssuerDomainName> all = new ArrayList<>();
        issuer().map(Issuer.Named::preferredName).ifPresent(all::add);
        all.addAll(names);
        all.addAll(hints);
        List<String> words = new ArrayList<>(aliases);
        words.add(id);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownIssuer(
                        displayName,
                        words,
                        all.stream().distinct().toList(),
                        patterns.stream().map(DirectoryPattern::host).distinct().toList()));
    }

    boolean isFor(URI directory) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(directory));
    }

    boolean isCalled(String word) {
        return id.equals(word) || aliases.contains(word);
    }

    Optional<DirectoryPattern> overlap(IssuerRow other) {
        return patterns.stream()
                .filter(pattern -> other.patterns.stream().anyMatch(pattern::overlaps))
                .findFirst();
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return id;
    }
}
