package org.caagate.dns;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.caagate.lookup.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rates at which servers are asked: one for each, whatever the transport, and none for those on this host. */
final class ServerRates {
    private static final Logger LOGGER = LoggerFactory.getLogger(DnsLookup.class);

    private final Limit limit;
    private final Timer timer;
    private final Consumer<String> onSlowdown;
    private final Map<InetSocketAddress, TokenBucket> buckets = new ConcurrentHashMap<>();

    ServerRates(Limit limit, Timer timer, Consumer<String> onSlowdown) {
        this.limit = limit;
        this.timer = timer;
        this.onSlowdown = onSlowdown;
    }

    /**
     * How fast servers are asked.
     *
     * @param rate questions a second
     * @param burst questions at once after a rest
     * @param isForLoopback whether that holds for servers on this host as well
     */
    record Limit(int rate, int burst, boolean isForLoopback) {}

    /**
     * Returns the tokens for a server.
     *
     * @param server the server
     * @return always the same bucket for the same address
     */
    TokenBucket of(DnsServer server) {
        return buckets.computeIfAbsent(
                server.address(), address -> new TokenBucket(rate(server), limit.burst(), timer.nanoTime()));
    }

    private double rate(DnsServer server) {
        boolean isFree = server.isLoopback() && !limit.isForLoopback();
        return isFree ? Double.POSITIVE_INFINITY : limit.rate();
    }

    /** Counts a question that could not wait for its token. */
    void borrow(DnsServer server) {
        of(server).borrow(timer.nanoTime());
    }

    /**
     * Slows down for a server that did not answer.
     *
     * @param server the server
     * @param sentAt when it was asked
     */
    void timedOut(DnsServer server, long sentAt) {
        boolean isFirst = of(server).halve(sentAt, timer.nanoTime());
        if (isFirst) {
            report(server + " did not answer in time: it is asked at most " + Math.max(1, limit.rate() / 2)
                    + " questions a second now instead of " + limit.rate()
                    + ", fewer if that goes on, more as it gets better");
        }
    }

    private void report(String slowdown) {
        LOGGER.warn("{}", slowdown);
        try {
            onSlowdown.accept(slowdown);
        } catch (RuntimeException e) {
            // The caller's code, told by the way: the lookup that goes on here is not to break on it.
            LOGGER.warn("a listener for slowdowns broke", e);
        }
    }
}
