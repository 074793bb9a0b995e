package org.caagate.testkit.peers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** PowerDNS Recursor as a resolver that validates and gives extended errors, or does not validate. It offers no encryption. */
public final class PowerDnsRecursor extends RealResolver {
    private PowerDnsRecursor(LoopbackServer server) {
        super(server);
    }

    /**
     * Starts a resolver of its own kind, with a cache.
     *
     * @param directory for its files; made if it is not there
     * @param setup what it is to know; encryption is left out
     * @return the running resolver
     * @throws InterruptedException if the thread is interrupted
     */
    public static PowerDnsRecursor start(Path directory, ResolverSetup setup) throws InterruptedException {
        return new PowerDnsRecursor(LoopbackServer.start(
                1,
                addresses -> {
                    RealPeers.write(directory, "recursor.conf", configuration(directory, setup, addresses.get(0)));
                    RealPeers.write(directory, "anchors.lua", trustAnchors(setup));
                    RealPeers.write(directory, "zones", setup.zoneLines("%s=127.0.0.1:%d\n"::formatted));
                    return PeerProcess.start(directory, "pdns_recursor", List.of("--config-dir=" + directory));
                },
                addresses -> DnsProbe.resolves(addresses.get(0))));
    }

    private static String trustAnchors(ResolverSetup setup) {
        return "clearTA()\n"
                + setup.trustAnchor()
                        .map(anchor -> "addTA('.', \"%s\")\n".formatted(anchor.rdataToString()))
                        .orElse("");
    }

    private static String configuration(Path directory, ResolverSetup setup, InetSocketAddress address) {
        return """
                local-address=127.0.0.1
                local-port=%d
                config-dir=%2$s
                socket-dir=%2$s
                setuid=
                setgid=
                daemon=no
                write-pid=no
                disable-syslog=yes
                quiet=yes
                threads=1
                pdns-distributes-queries=no
                reuseport=no
                security-poll-suffix=
                dont-query=
                hint-file=no
                dnssec=%3$s
                extended-resolution-errors=yes
                lua-config-file=%2$s/anchors.lua
                forward-zones-file=%2$s/zones
                """.formatted(
                address.getPort(), directory, setup.trustAnchor().isPresent() ? "validate" : "process-no-validate");
    }
}
