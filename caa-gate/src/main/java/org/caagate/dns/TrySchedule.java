package org.caagate.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.caagate.lookup.Failure;

/**
 * Which server to try when, for one name: each in order, and again from the first.
 *
 * <p>A server that failed is left alone for the back-off, doubled each time, because resolvers remember failures (RFC 9520
 * section 3.2); not after a timeout, which was time enough and perhaps only a lost packet. A server that is the only one and
 * asked in clear is tried over UDP and TCP in turn. One whose answer was stale is asked once more, whatever the number of tries.
 */
final class TrySchedule {
    private final List<DnsServer> servers;
    private final Pace pace;
    private final long[] restsUntil;
    private final int[] rests;
    private final boolean[] stale;
    private int made;
    private int most;

    TrySchedule(List<DnsServer> servers, Pace pace) {
        this.servers = servers;
        this.pace = pace;
        this.restsUntil = new long[servers.size()];
        this.rests = new int[servers.size()];
        this.stale = new boolean[servers.size()];
        this.most = Math.max(pace.tries(), servers.size());
    }

    /**
     * A try to be made.
     *
     * @param server whom to ask
     * @param pause how long to wait before
     */
    record Turn(DnsServer server, Duration pause) {}

    /**
     * Returns the next try.
     *
     * @param now the time of the timer
     * @return whom to ask next, or nothing after the last try
     */
    Optional<Turn> next(long now) {
        if (made >= most) {
            return Optional.empty();
        }
        int index = made % servers.size();
        Duration wait = made < servers.size() ? Duration.ZERO : Duration.ofNanos(Math.max(0, restsUntil[index] - now));
        DnsServer server = servers.get(index);
        boolean changesTransport = servers.size() == 1 && server.transport() == Transport.UDP && made % 2 == 1;
        made++;
        return Optional.of(new Turn(changesTransport ? server.overTcp() : server, wait));
    }

    /**
     * Notes that the last try failed.
     *
     * @param kind how
     * @param now the time of the timer
     */
    void failed(Failure.Kind kind, long now) {
        int index = (made - 1) % servers.size();
        restsUntil[index] = now;
        if (kind == Failure.Kind.STALE && !stale[index]) {
            stale[index] = true;
            // RFC 8767 section 5: a resolver that serves stale data goes on asking for fresh data, which it may have
            // soon.
            most = Math.max(most, made + servers.size());
        }
        if (kind != Failure.Kind.TIMEOUT) {
            restsUntil[index] += pace.backOff().toNanos() << rests[index];
            rests[index]++;
        }
    }
}
