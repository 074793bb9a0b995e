package org.caagate.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.caagate.lookup.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.ResolverConfig;

/**
 * The servers that the system's configuration names, read again when it is older than a few seconds: a laptop that changes
 * networks, a container whose resolv.conf is written late.
 */
final class SystemServers implements Supplier<List<DnsServer>> {
    private static final Logger LOGGER = LoggerFactory.getLogger(DnsLookup.class);
    private static final long MAX_AGE = Duration.ofSeconds(5).toNanos();

    private final Timer timer;
    private final Supplier<List<InetSocketAddress>> configuration;
    private List<DnsServer> servers = List.of();
    private long readAt;

    /**
     * Makes a view of the system's configuration; nothing is read yet.
     *
     * @param timer what measures its age
     */
    SystemServers(Timer timer) {
        this(timer, () -> new ResolverConfig().servers());
    }

    SystemServers(Timer timer, Supplier<List<InetSocketAddress>> configuration) {
        this.timer = timer;
        this.configuration = configuration;
    }

    /** Returns the servers, none if the system names none that can be used. The lock is held for the reading of a small file. */
    @Override
    public synchronized List<DnsServer> get() {
        long now = timer.nanoTime();
        if (servers.isEmpty() || now - readAt >= MAX_AGE) {
            readAt = now;
            read();
        }
        return servers;
    }

    private void read() {
        try {
            servers = configuration.get().stream()
                    .filter(address -> !address.isUnresolved())
                    .map(DnsServer::udp)
                    .distinct()
                    .toList();
        } catch (RuntimeException e) {
            // dnsjava's readers trip over half-written files and over each other; the next reading is a few seconds
            // away.
            LOGGER.warn("cannot read the system's DNS configuration, staying with {}", servers, e);
        }
    }
}
