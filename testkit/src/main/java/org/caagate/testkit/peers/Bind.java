package org.caagate.testkit.peers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.xbill.DNS.utils.base16;

/** BIND 9 ({@code named}) as a resolver that validates, or does not. */
public final class Bind extends RealResolver {
    private static final String CONFIGURATION = "named.conf";

    private Bind(LoopbackServer server) {
        super(server);
    }

    /**
     * Starts a resolver of its own kind, with a cache.
     *
     * @param directory for its files; made if it is not there
     * @param setup what it is to know
     * @return the running resolver
     * @throws InterruptedException if the thread is interrupted
     */
    public static Bind start(Path directory, ResolverSetup setup) throws InterruptedException {
        return new Bind(LoopbackServer.start(
                setup.ports(),
                addresses -> {
                    setup.writeTls(directory);
                    RealPeers.write(directory, CONFIGURATION, configuration(directory, setup, addresses));
                    return PeerProcess.start(
                            directory,
                            "named",
                            List.of(
                                    "-g",
                                    "-n",
                                    "1",
                                    "-c",
                                    directory.resolve(CONFIGURATION).toString()));
                },
                addresses -> DnsProbe.resolves(addresses.get(0))));
    }

    private static String configuration(Path directory, ResolverSetup setup, List<InetSocketAddress> addresses) {
        // Forwarding without fallback, zone by zone: only there does it take a port.
        return """
                options {
                  directory "%s";
                  pid-file none;
                  lock-file none;
                  session-keyfile none;
                  listen-on-v6 { none; };
                  listen-on port %d { 127.0.0.1; };
                %s  allow-query { any; };
                  recursion yes;
                  empty-zones-enable no;
                  dnssec-validation %s;
                };
                controls { };
                """.formatted(
                                directory,
                                addresses.get(0).getPort(),
                                encrypted(addresses),
                                setup.trustAnchor().isPresent() ? "yes" : "no")
                + tls(setup)
                + trustAnchor(setup)
                + setup.zoneLines((origin, port) -> """
                        zone "%s" { type forward; forward only; forwarders { 127.0.0.1 port %d; }; };
                        """.formatted(origin, port));
    }

    private static String encrypted(List<InetSocketAddress> addresses) {
        return addresses.size() == 1
                ? ""
                : """
                  listen-on port %d tls own { 127.0.0.1; };
                  listen-on port %d tls own http default { 127.0.0.1; };
                """.formatted(
                                addresses.get(ResolverSetup.TLS).getPort(),
                                addresses.get(ResolverSetup.HTTPS).getPort());
    }

    private static String tls(ResolverSetup setup) {
        return setup.isEncrypted()
                ? "tls own { key-file \"%s\"; cert-file \"%s\"; };\n".formatted(TlsFiles.KEY, TlsFiles.CERTIFICATE)
                : "";
    }

    private static String trustAnchor(ResolverSetup setup) {
        return setup.trustAnchor()
                .map(anchor -> "trust-anchors { \".\" static-ds %d %d %d \"%s\"; };\n"
                        .formatted(
                                anchor.getFootprint(),
                                anchor.getAlgorithm(),
                                anchor.getDigestID(),
                                base16.toString(anchor.getDigest())))
                .orElse("");
    }
}
