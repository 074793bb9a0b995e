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
 * The rules that say who will issue: whom the caller names, else the {@code caaIdentities} of the ACME directory (RFC 8555 section
 * 7.1.1), else the row of the {@link IssuerTable} for that directory, else nobody knows. What contradicts itself is an error and
 * never a choice.
 *
 * <p>Unless said otherwise the issuer is the directory's, and reads records as the table says for that directory, else as RFC 8659
 * is written. Immutable: each verb returns a new selection.
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
     * Returns the selection without a word from the caller.
     *
     * @return the issuer is whatever directory and table say
     */
    public static IssuerSelection automatic() {
        return AUTOMATIC;
    }

    /**
     * Names the issuer. A directory that publishes names and none of these is an error; one that publishes others too, or not all,
     * gives way with a finding. The default is what the directory says.
     *
     * @param who the issuer; unless it comes with a profile of its own, it gets that of the directory
     * @return a new selection
     */
    public IssuerSelection issuer(Issuer who) {
        return new IssuerSelection(new Said(Optional.of(who), false), profile, fallback);
    }

    /**
     * Names the issuer whatever the directory publishes; where that differs, a finding says so. The default is what the directory
     * says.
     *
     * @param who the issuer; unless it comes with a profile of its own, it gets that of the directory
     * @return a new selection
     */
    public IssuerSelection issuerOverridingDirectory(Issuer who) {
        return new IssuerSelection(new Said(Optional.of(who), true), profile, fallback);
    }

    /**
     * Says how the issuer reads records, whatever the table says. The default is what the table says about the directory.
     *
     * @param reading the profile
     * @return a new selection
     */
    public IssuerSelection profile(IssuerProfile reading) {
        return new IssuerSelection(said, Optional.of(reading), fallback);
    }

    /**
     * Says how the issuer reads records where the table has no row for the directory, or there is no directory. The names in a row of
     * the table stand for its directories only, so a profile never brings names along. The default is the plain reading of RFC 8659.
     *
     * @param reading the profile, such as {@link IssuerRow#profile()} of a row that the caller chose
     * @return a new selection
     */
    public IssuerSelection profileIfUnlisted(IssuerProfile reading) {
        return new IssuerSelection(said, profile, Optional.of(reading));
    }

    /**
     * Returns who issues at a directory.
     *
     * @param directory what the directory says
     * @return the issuer, unknown if neither caller nor directory nor table names it
     * @throws UnclearIssuerException if the directory contradicts the caller, or publishes something that is no issuer domain name
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
     * Returns who issues where no directory is known.
     *
     * @return the issuer that the caller named, unknown if none
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
