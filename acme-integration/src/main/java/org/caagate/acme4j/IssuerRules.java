package org.caagate.acme4j;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caagate.IssuerRow;
import org.caagate.IssuerTable;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.name.Ascii;
import org.caagate.name.Escaped;
import org.caagate.name.InvalidNameException;
import org.caagate.name.IssuerDomainName;

/**
 * The rules that say who will issue: whom the caller names, else the directory, else the built-in table, else nobody knows. What
 * contradicts itself is an error and never a choice.
 *
 * @param explicit whom the caller names
 * @param profile how the issuer reads records, if the caller says so
 * @param overriding whether the caller's names count although the directory has others
 */
record IssuerRules(Optional<Issuer> explicit, Optional<IssuerProfile> profile, boolean overriding) {

    IssuerChoice choose(Directory directory) throws GateConfigurationException {
        Optional<IssuerRow> row = IssuerTable.builtIn().forDirectory(directory.uri());
        if (explicit.isPresent()) {
            return ofCaller(explicit.get(), directory, row);
        }
        if (!directory.identities().isEmpty()) {
            List<IssuerDomainName> names = vetted(directory);
            return new IssuerChoice(
                    new Issuer.Named(names, Issuer.Source.DIRECTORY, profileOr(row, IssuerProfile.generic())),
                    List.of());
        }
        Optional<Issuer.Named> known = row.flatMap(IssuerRow::issuer);
        if (row.isPresent() && known.isPresent()) {
            return ofTable(known.get(), row.get());
        }
        return new IssuerChoice(new Issuer.Unknown(profileOr(row, IssuerProfile.generic())), List.of());
    }

    private IssuerChoice ofTable(Issuer.Named issuer, IssuerRow row) {
        String detail = "the issuer domain names " + issuer + " come from the built-in table (row " + row.id() + " of "
                + row.date() + ", " + row.source() + "); the directory publishes none";
        return new IssuerChoice(
                issuer.withProfile(profile.orElse(issuer.profile())),
                List.of(Finding.of(FindingId.ISSUER_FROM_TABLE, detail)));
    }

    private IssuerChoice ofCaller(Issuer issuer, Directory directory, Optional<IssuerRow> row)
            throws GateConfigurationException {
        if (!(issuer instanceof Issuer.Named named)) {
            return new IssuerChoice(new Issuer.Unknown(profileOr(row, issuer.profile())), List.of());
        }
        Issuer chosen = named.withProfile(profileOr(row, named.profile()));
        List<String> published = directory.identities();
        if (!overriding) {
            vetted(directory);
        }
        List<String> own = named.names().stream().map(IssuerDomainName::text).toList();
        if (published.isEmpty() || (covers(own, published) && covers(published, own))) {
            return new IssuerChoice(chosen, List.of());
        }
        boolean disjoint = own.stream().noneMatch(name -> contains(published, name));
        if (disjoint && !overriding) {
            throw new GateConfigurationException("the issuer " + named + " is not that of the directory "
                    + shown(directory.uri()) + ", which names " + quoted(published)
                    + ": mend one of them, or say that the issuer overrides the directory");
        }
        String detail = "the issuer domain names given are " + named + ", those of the directory " + quoted(published)
                + "; the ones given counted";
        return new IssuerChoice(chosen, List.of(Finding.of(FindingId.ISSUER_NAMES_DIFFER, detail)));
    }

    /** What the caller says comes first, then what the issuer came with, then the quirks that the table knows. */
    private IssuerProfile profileOr(Optional<IssuerRow> row, IssuerProfile own) {
        if (profile.isPresent()) {
            return profile.get();
        }
        return own.equals(IssuerProfile.generic()) ? row.map(IssuerRow::profile).orElse(own) : own;
    }

    /** All identities or an error: dropping the bad ones in silence would hide what the directory is up to. */
    private static List<IssuerDomainName> vetted(Directory directory) throws GateConfigurationException {
        List<IssuerDomainName> names = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String identity : directory.identities()) {
            try {
                names.add(IssuerDomainName.parse(identity));
            } catch (InvalidNameException fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new GateConfigurationException("the directory " + shown(directory.uri())
                    + " publishes caaIdentities that are none: " + String.join("; ", faults));
        }
        return names;
    }

    private static boolean covers(List<String> names, List<String> others) {
        return others.stream().allMatch(other -> contains(names, other));
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(each -> Ascii.equalFolded(each, name));
    }

    private static String shown(URI uri) {
        return Escaped.quote(uri.toString());
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Escaped::quote).collect(Collectors.joining(", "));
    }
}
