package org.caagate.acme4j;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.caagate.name.Ascii;
import org.caagate.name.Escaped;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.provider.AcmeProvider;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * The acme4j provider for URIs of the scheme {@code caagate}. A session whose URI has the prefix ({@code
 * caagate:https://ca.example/directory} or {@code caagate:acme://letsencrypt.org}) gates every order, and no code changes. acme4j
 * finds this provider by itself.
 *
 * <p>Options come from the system properties {@code caagate.<option>} and the environment variables {@code CAA_GATE_<OPTION>}; a
 * property wins over a variable. There is no option for a cache: build such a gate in code and use {@link OrderGate#session}. The
 * options and their values are those of the command line; only {@code mode} is additional:
 *
 * <ul>
 *   <li>{@code resolver} (mandatory): resolvers separated by white space, fallbacks in order, each as {@link
 *       org.caagate.dns.DnsLookupBuilder#resolver} reads it: {@code system}, a server, or either after {@code SUFFIX=};
 *   <li>{@code issuer}: issuer domain names, separated by white space; {@code issuer-override}: {@code true} lets them count although
 *       the directory names only others;
 *   <li>{@code profile}: how the CA reads records, as {@link org.caagate.IssuerTable#profile} knows it, where the table has no row for
 *       the directory;
 *   <li>{@code account}: the account URI, if it is not that of the login;
 *   <li>{@code wildcard-base}: {@code auto}, {@code always} or {@code never};
 *   <li>{@code boundary}: suffixes at which the climb stops, separated by white space, for private CAs;
 *   <li>{@code on-undetermined}: {@code block} or {@code warn};
 *   <li>{@code timeout} and {@code deadline}: durations such as {@code 500ms}, {@code 5s}, {@code 1m}; {@code tries}, {@code rate},
 *       {@code in-flight}: numbers, see {@link org.caagate.dns.DnsLookupBuilder};
 *   <li>{@code ca-bundle}: a file of trust roots for resolvers over TLS and HTTPS, see {@link org.caagate.dns.TrustRoots#ofBundle};
 *   <li>{@code dnssec}: {@code off}, {@code ad} or {@code validate}; {@code trust-ad}: {@code true} believes the resolver; {@code
 *       trust-anchor}: a file, see {@link org.caagate.dns.TrustAnchors#ofFile};
 *   <li>{@code perspective}: further perspectives, separated by white space, each as {@link org.caagate.dns.PerspectiveSpec#parse}
 *       reads it;
 *   <li>{@code canary}: a name that is known to have CAA records, see {@link org.caagate.GatePolicy#requireCanary};
 *   <li>{@code mode}: {@code enforce}, or {@code report-only} for a trial period.
 * </ul>
 *
 * <p>If settings are missing, unknown, unreadable or contradictory, the session throws an {@link IllegalStateException} that names all
 * of them when it is about to connect. A session never connects without the gate.
 */
public final class CaaGateAcmeProvider implements AcmeProvider {
    private static final String SCHEME = "caagate";

    private Optional<Target> target = Optional.empty();
    private Optional<GatedAcmeProvider> gated = Optional.empty();

    /** Makes a provider for one URI: the first one that it accepts. */
    public CaaGateAcmeProvider() {}

    /** A {@code caagate} URI, the URI inside it, and the provider that speaks to the CA at that URI. */
    private record Target(URI uri, URI inner, AcmeProvider delegate) {
        static Optional<Target> of(URI uri) {
            if (uri.getScheme() == null || !Ascii.equalFolded(SCHEME, uri.getScheme())) {
                return Optional.empty();
            }
            URI inner = URI.create(uri.getRawSchemeSpecificPart());
            return Delegates.find(inner).map(delegate -> new Target(uri, inner, delegate));
        }
    }

    /**
     * Returns whether the URI has the scheme {@code caagate} and acme4j has a provider for the URI inside it. The provider remembers
     * the first such URI and accepts no other, because acme4j asks for an HTTP client without naming the URI.
     */
    @Override
    public synchronized boolean accepts(URI serverUri) {
        if (target.isEmpty()) {
            target = Target.of(serverUri);
        }
        return target.filter(known -> known.uri().equals(serverUri)).isPresent();
    }

    @Override
    public URL resolve(URI serverUri) {
        Target known = target(serverUri);
        return known.delegate().resolve(known.inner());
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings networkSettings) {
        return gated().createHttpClient(networkSettings);
    }

    @Override
    public Connection connect(URI serverUri, NetworkSettings networkSettings, HttpClient httpClient) {
        return gated().connect(target(serverUri).inner(), networkSettings, httpClient);
    }

    @Override
    public @Nullable JSON directory(Session session, URI serverUri) throws AcmeException {
        return gated().directory(session, target(serverUri).inner());
    }

    @Override
    public @Nullable Challenge createChallenge(Login login, JSON data) {
        return gated().createChallenge(login, data);
    }

    @Override
    public Optional<String> getProposedEabMacAlgorithm() {
        return gated().getProposedEabMacAlgorithm();
    }

    private synchronized Target target(URI serverUri) {
        if (!accepts(serverUri)) {
            throw new IllegalArgumentException("not accepted: " + Escaped.quote(serverUri.toString()));
        }
        return target.orElseThrow(() -> new AssertionError(serverUri));
    }

    /** The settings are read at the first use, and again if they were faulty. */
    private synchronized GatedAcmeProvider gated() {
        if (gated.isEmpty()) {
            Target known = target.orElseThrow(() -> new IllegalStateException("no session uses this provider yet"));
            gated = Optional.of(new GatedAcmeProvider(known.delegate(), Settings.read(properties(), System.getenv())));
        }
        return gated.get();
    }

    private static Map<String, String> properties() {
        Properties properties = System.getProperties();
        return properties.stringPropertyNames().stream()
                .filter(OptionName::isProperty)
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
