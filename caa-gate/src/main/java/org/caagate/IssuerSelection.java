package org.caagate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.name.Ascii;
import org.caagate.name.Escaped;
import org.caagate.name.InvalidNameException;
import org.caagate.name.IssuerDomainName;

/**
 * The rules that choose the issuer: the one that the caller names, else the {@code caaIdentities} of the ACME directory (RFC 8555 section
 * 7.1.1), else the row of the {@link IssuerTable} for that directory, else an unknown issuer. A contradiction between these sources is an
 * error; none of them is preferred silently.
 *
 * <p>By default, the issuer is that of the directory, and its profile is that of the directory's row in the table, else the plain reading
 * of RFC 8659. Immutable: each method that changes an option returns a new selection.
 */
public final class IssuerSelection {
    private static final IssuerSelection AUTOMATIC =
            new IssuerSelection(new Said(Optional.empty(), false), Optional.empty(), Optional.empty());
    /** So many a message shows; a hostile directory may have a hundred. */
    private static final int MOST_SHOWN = 10;

    private final Said said;
    private final Optional<IssuerProfile> profile;
    private final Optional<IssuerProfile> fallback;

    /** Whom the caller names, and whether the directory has no say. */
    private record Said(Optional<Issuer> issuer, boolean overriding) {}

    private IssuerSelection(Said said, Optional<IssuerProfile> profile, Optional<IssuerProfile> fallback) {
        this.said = said;
        this.profile = profile;
        this.fallback = fallback;
    }

    /**
     * Returns a selection in which the caller chooses nothing.
     *
     * @return a selection that follows the directory, then the table
     */
    public static IssuerSelection automatic() {
        return AUTOMATIC;
    }

    /**
     * Sets the issuer. If the directory publishes names and none of them is one of the issuer's, {@link #from} throws. If only some of
     * the names agree, the issuer set here counts and a finding says so. The default is the issuer of the directory.
     *
     * @param who the issuer; if it has the generic profile, it gets the profile of the directory
     * @return a new selection
     */
    public IssuerSelection issuer(Issuer who) {
        return new IssuerSelection(new Said(Optional.of(who), false), profile, fallback);
    }

    /**
     * Sets the issuer, even if the directory publishes other names; a finding reports the difference. The default is the issuer of the
     * directory.
     *
     * @param who the issuer; if it has the generic profile, it gets the profile of the directory
     * @return a new selection
     */
    public IssuerSelection issuerOverridingDirectory(Issuer who) {
        return new IssuerSelection(new Said(Optional.of(who), true), profile, fallback);
    }

    /**
     * Sets the profile by which the issuer reads records, and overrides the table. The default is the profile that the table has for the
     * directory.
     *
     * @param reading the profile
     * @return a new selection
     */
    public IssuerSelection profile(IssuerProfile reading) {
        return new IssuerSelection(said, Optional.of(reading), fallback);
    }

    /**
     * Sets the profile for a directory that is not in the table, and for a request without a directory. A profile brings no issuer domain
     * names with it: the names in a row of the table hold only for the directories of that row. The default is the plain reading of RFC
     * 8659.
     *
     * @param reading the profile, such as {@link IssuerRow#profile()} of a row that the caller chose
     * @return a new selection
     */
    public IssuerSelection profileIfUnlisted(IssuerProfile reading) {
        return new IssuerSelection(said, profile, Optional.of(reading));
    }

    /**
     * Returns the issuer at a directory.
     *
     * @param directory the metadata of the directory
     * @return the issuer; unknown if caller, directory and table name none
     * @throws UnclearIssuerException if the directory contradicts the caller, or publishes a value that is not an issuer domain name
     */
    public SelectedIssuer from(AcmeDirectory directory) {
        Optional<IssuerRow> row = IssuerTable.builtIn().forDirectory(directory.uri());
        if (said.issuer().isPresent()) {
            return ofCaller(said.issuer().get(), directory, row);
        }
        if (!directory.caaIdentities().isEmpty()) {
            IssuerProfile reading = reading(IssuerProfile.generic(), row);
            return plain(new Issuer.Named(vetted(directory), Issuer.Source.DIRECTORY, reading));
        }
        Optional<Issuer.Named> known = row.flatMap(IssuerRow::issuer);
        if (row.isPresent() && known.isPresent()) {
            return ofTable(known.get(), row.get());
        }
        return plain(new Issuer.Unknown(reading(IssuerProfile.generic(), row)));
    }

    /**
     * Returns the issuer of a request without a directory.
     *
     * @return the issuer that the caller set; unknown if none is set
     */
    public SelectedIssuer withoutDirectory() {
        Issuer issuer = said.issuer().orElse(Issuer.unknown());
        return plain(withProfile(issuer, reading(issuer.profile(), Optional.empty())));
    }

    private SelectedIssuer ofTable(Issuer.Named issuer, IssuerRow row) {
        String detail = "the issuer domain names " + issuer + " come from the built-in table (row " + row.id() + " of "
                + row.date() + ", " + row.source() + "); the directory publishes none";
        return new SelectedIssuer(
                issuer.withProfile(reading(IssuerProfile.generic(), Optional.of(row))),
                List.of(Finding.of(FindingId.ISSUER_FROM_TABLE, detail)));
    }

    private SelectedIssuer ofCaller(Issuer issuer, AcmeDirectory directory, Optional<IssuerRow> row) {
        Issuer chosen = withProfile(issuer, reading(issuer.profile(), row));
        if (!(issuer instanceof Issuer.Named named)) {
            return plain(chosen);
        }
        List<String> published = directory.caaIdentities();
        if (!said.overriding()) {
            vetted(directory);
        }
        List<String> own = named.names().stream().map(IssuerDomainName::text).toList();
        if (published.isEmpty() || (covers(own, published) && covers(published, own))) {
            return plain(chosen);
        }
        boolean disjoint = own.stream().noneMatch(name -> contains(published, name));
        if (disjoint && !said.overriding()) {
            throw new UnclearIssuerException("the issuer " + named + " is not that of the directory " + shown(directory)
                    + ", which names " + quoted(published)
                    + ": mend one of them, or say that the issuer overrides the directory");
        }
        String detail = "the issuer domain names given are " + named + ", those of the directory " + quoted(published)
                + "; the ones given counted";
        return new SelectedIssuer(chosen, List.of(Finding.of(FindingId.ISSUER_NAMES_DIFFER, detail)));
    }

    private static SelectedIssuer plain(Issuer issuer) {
        return new SelectedIssuer(issuer, List.of());
    }

    private static Issuer withProfile(Issuer issuer, IssuerProfile reading) {
        return issuer instanceof Issuer.Named named ? named.withProfile(reading) : new Issuer.Unknown(reading);
    }

    /** What the caller says comes first, then what the issuer came with, then what the table knows. */
    private IssuerProfile reading(IssuerProfile own, Optional<IssuerRow> row) {
        if (profile.isPresent()) {
            return profile.get();
        }
        return own.equals(IssuerProfile.generic())
                ? row.map(IssuerRow::profile).or(() -> fallback).orElse(own)
                : own;
    }

    /** All identities or an error: dropping the bad ones in silence would hide what the directory is up to. */
    private static List<IssuerDomainName> vetted(AcmeDirectory directory) {
        List<IssuerDomainName> names = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String identity : directory.caaIdentities()) {
            try {
                names.add(IssuerDomainName.parse(identity));
            } catch (InvalidNameException fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new UnclearIssuerException("the directory " + shown(directory)
                    + " publishes caaIdentities that are none: " + firstOf(faults, "; "));
        }
        return names;
    }

    private static boolean covers(List<String> names, List<String> others) {
        return others.stream().allMatch(other -> contains(names, other));
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(each -> Ascii.equalFolded(each, name));
    }

    private static String shown(AcmeDirectory directory) {
        return Escaped.quote(directory.uri().toString());
    }

    private static String quoted(List<String> names) {
        return firstOf(names.stream().map(Escaped::quote).toList(), ", ");
    }

    private static String firstOf(List<String> texts, String separator) {
        int more = texts.size() - MOST_SHOWN;
        Stream<String> rest = more > 0 ? Stream.of("and " + more + " more") : Stream.empty();
        return Stream.concat(texts.stream().limit(MOST_SHOWN), rest).collect(Collectors.joining(separator));
    }
}
