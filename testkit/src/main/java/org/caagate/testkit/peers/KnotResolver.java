package org.caagate.testkit.peers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * Knot Resolver ({@code kresd}) as a resolver that validates and gives extended errors, or does not validate. It asks authoritative
 * servers on port 53 only, so that an {@link Unbound} that does not validate stands between, as a provider's resolver would.
 */
public final class KnotResolver extends RealResolver {
    private static final String CONFIGURATION = "kresd.conf";

    private final Unbound forwarder;

    private KnotResolver(LoopbackServer server, Unbound forwarder) {
        super(server);
        this.forwarder = forwarder;
    }

    /**
     * Starts a resolver of its own kind, with a cache.
     *
     * @param directory for its files; made if it is not there
     * @param setup what it is to know
     * @return the running resolver
     * @throws InterruptedException if the thread is interrupted
     */
    public static KnotResolver start(Path directory, ResolverSetup setup) throws InterruptedException {
        Unbound forwarder = Unbound.start(directory.resolve("forwarder"), ResolverSetup.of(setup.zones()));
        boolean isRunning = false;
        try {
            LoopbackServer server = LoopbackServer.start(
                    setup.ports(),
                    addresses -> {
                        setup.writeTls(directory);
                        String text = configuration(directory, setup, addresses) + forwarding(forwarder);
                        RealPeers.write(directory, CONFIGURATION, text);
                        return PeerProcess.start(
                                directory,
                                "kresd",
                                List.of(
                                        "-n",
                                        "-c",
                                        directory.resolve(CONFIGURATION).toString(),
                                        directory.toString()));
                    },
                    addresses -> DnsProbe.resolves(addresses.get(0)));
            isRunning = true;
            return new KnotResolver(server, forwarder);
        } finally {
            if (!isRunning) {
                forwarder.close();
            }
        }
    }

    private static String forwarding(Unbound forwarder) {
        return "policy.add(policy.all(policy.FORWARD({'127.0.0.1@%d'})))\n"
                .formatted(forwarder.address().getPort());
    }

    private static String configuration(Path directory, ResolverSetup setup, List<InetSocketAddress> addresses) {
        return """
                log_target('stderr')
                net.ipv6 = false
                cache.open(10 * MB, 'lmdb://%s/cache')
                -- What asks or waits for the Internet.
                modules.unload('ta_signal_query')
                modules.unload('ta_update')
                modules.unload('priming')
                modules.unload('detect_time_skew')
                modules.load('extended_error')
                trust_anchors.remove('.')
                %snet.listen('127.0.0.1', %d, { kind = 'dns' })
                %s""".formatted(directory, trustAnchor(setup), addresses.get(0).getPort(), encrypted(addresses));
    }

    private static String trustAnchor(ResolverSetup setup) {
        return setup.trustAnchor()
                .map(anchor -> "trust_anchors.add('. IN DS %s')\n".formatted(anchor.rdataToString()))
                .orElse("");
    }

    private static String encrypted(List<InetSocketAddress> addresses) {
        return addresses.size() == 1
                ? ""
                : """
                net.tls('%s', '%s')
                net.listen('127.0.0.1', %d, { kind = 'tls' })
                net.listen('127.0.0.1', %d, { kind = 'doh2' })
                """.formatted(
                                TlsFiles.CERTIFICATE,
                                TlsFiles.KEY,
                                addresses.get(ResolverSetup.TLS).getPort(),
                                addresses.get(ResolverSetup.HTTPS).getPort());
    }

    @Override
    public void close() {
        super.close();
        forwarder.close();
    }
}
