package org.caagate.cli.check;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.IssuerRow;
import org.caagate.IssuerSelection;
import org.caagate.IssuerTable;
import org.caagate.SelectedIssuer;
import org.caagate.UnclearIssuerException;
import org.caagate.cli.Messages;
import org.caagate.cli.UsageException;
import org.caagate.cli.directory.AcmeDirectories;
import org.caagate.cli.directory.DirectoryClient;
import org.caagate.cli.directory.DirectoryException;
import org.caagate.cli.directory.ProxyRules;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.dns.TrustRoots;
import org.caagate.name.IssuerDomainName;

/**
 * Who will issue, as far as it can be said without asking anybody.
 *
 * @param selection the rules, with what the user said
 * @param profile how the issuer reads records where the table does not say, if the user chose that
 * @param directory the ACME directory to ask, if the user gave one
 */
public record IssuerSettings(IssuerSelection selection, Optional<IssuerProfile> profile, Optional<Source> directory) {
    /**
     * An ACME directory and the way to it.
     *
     * @param uri where it is
     * @param client what fetches it
     */
    public record Source(URI uri, DirectoryClient client) {}

    static Optional<IssuerSettings> read(
            GivenOptions options, Map<String, String> environment, Duration timeout, Faults faults) {
        List<IssuerDomainName> names = options.readAll(Option.ISSUER, faults, IssuerTable.builtIn()::issuerDomainName);
        Optional<IssuerProfile> profile = options.read(Option.PROFILE, faults, IssuerTable.builtIn()::profile);
        Optional<URI> uri = options.read(Option.ACME, faults, AcmeDirectories::resolve);
        Optional<TrustRoots> roots = options.read(Option.CA_BUNDLE, faults, file -> TrustRoots.ofBundle(Path.of(file)));
        Optional<ProxyRules> proxies =
                options.has(Option.ACME) ? ProxyRules.read(environment, faults) : Optional.empty();
        requireSense(options, faults);
        if (!faults.none()) {
            return Optional.empty();
        }
        Optional<Source> directory = uri.map(where -> new Source(
                where, new DirectoryClient(roots.orElse(TrustRoots.system()), proxies.orElseThrow(), timeout)));
        IssuerSelection selection = selection(names, options.has(Option.ISSUER_OVERRIDE));
        return Optional.of(
                new IssuerSettings(profile.map(selection::profileIfUnlisted).orElse(selection), profile, directory));
    }

    private static void requireSense(GivenOptions options, Faults faults) {
        if (!options.has(Option.ISSUER) && !options.has(Option.ACME)) {
            faults.add("no issuer: say who will issue, with --issuer DOMAIN (such as --issuer letsencrypt.org) or"
                    + " --acme URL|ALIAS (such as --acme letsencrypt)");
        }
        if (options.has(Option.ISSUER_OVERRIDE) && !(options.has(Option.ISSUER) && options.has(Option.ACME))) {
            faults.add("--issuer-override needs both: --issuer, and --acme, which it overrides");
        }
    }

    private static IssuerSelection selection(List<IssuerDomainName> names, boolean overriding) {
        IssuerSelection selection = IssuerSelection.automatic();
        if (names.isEmpty()) {
            return selection;
        }
        Issuer issuer = Issuer.named(names);
        return overriding ? selection.issuerOverridingDirectory(issuer) : selection.issuer(issuer);
    }

    /**
     * Says who will issue, after the directory was asked if there is one.
     *
     * @param messages what warns
     * @return the issuer, with remarks for the report
     * @throws UsageException if the directory cannot be read, or contradicts the user
     */
    public SelectedIssuer select(Messages messages) throws UsageException {
        SelectedIssuer selected = selected(messages);
        if (selected.issuer() instanceof Issuer.Named named && named.source() == Issuer.Source.CALLER) {
            KnownNames.warnOfUnlikely(named.names(), messages);
        }
        return selected;
    }

    private SelectedIssuer selected(Messages messages) throws UsageException {
        if (directory.isEmpty()) {
            return selection.withoutDirectory();
        }
        warnOfUnusedProfile(directory.get().uri(), messages);
        try {
            SelectedIssuer selected = selection.from(
                    directory.get().client().fetch(directory.get().uri()));
            if (selected.issuer() instanceof Issuer.Unknown) {
                messages.warn("the directory " + directory.get().uri()
                        + " names no issuer, and the built-in table has none for it: name it with --issuer");
            }
            return selected;
        } catch (DirectoryException fault) {
            throw new UsageException(List.of(String.valueOf(fault.getMessage())));
        } catch (UnclearIssuerException fault) {
            throw new UsageException(List.of(
                    fault.getMessage() + " (to use --issuer in spite of the directory, add --issuer-override)"));
        }
    }

    private void warnOfUnusedProfile(URI uri, Messages messages) {
        Optional<IssuerRow> row = IssuerTable.builtIn().forDirectory(uri);
        if (profile.isPresent() && row.isPresent()) {
            messages.warn("--profile " + profile.get() + " is not used: the built-in table says how "
                    + row.get().displayName() + " reads records");
        }
    }
}
