package org.caagate.dns;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;

/**
 * A builder of lookups. At least one server is mandatory. The defaults are a timeout of 3 seconds, 3 tries, a back-off of 1 second,
 * 128 exchanges in flight, 500 questions a second to each server that is not on this host, the mode {@link Dnssec#ad()}, the trust
 * roots of the JVM, no proxy, the system's timer and clock, and threads of this package. Not thread-safe.
 */
public final class DnsLookupBuilder {
    private static final int DEFAULT_RATE = 500;

    private final List<String> faults = new ArrayList<>();
    private final ServerChoice servers = new ServerChoice();
    private Duration timeout = Duration.ofSeconds(3);
    private Pace pace = new Pace(3, Duration.ofSeconds(1));
    private int inFlight = 128;
    private OptionalInt rate = OptionalInt.empty();
    private Consumer<String> onSlowdown = slowdown -> {};
    private Timer timer = Timer.system();
    private Clock clock = Clock.systemUTC();
    private Executor executor = Workers.SHARED;
    private Optional<SSLContext> tlsContext = Optional.empty();
    private ProxySelector proxies = HttpClient.Builder.NO_PROXY;
    private Optional<String> proxyAuthorization = Optional.empty();
    private Dnssec dnssec = Dnssec.ad();

    DnsLookupBuilder() {}

    /**
     * Adds servers for all names that no suffix covers, after those already added. They are fallbacks in order: each is asked only
     * after the servers before it failed.
     *
     * @param more at least one server
     * @return this builder
     */
    public DnsLookupBuilder servers(DnsServer... more) {
        servers.add("servers", more);
        return this;
    }

    /**
     * Adds the servers of the operating system's configuration ({@link DnsLookup#ofSystem}), in the same way as {@link #servers}.
     *
     * @return this builder
     */
    public DnsLookupBuilder systemServers() {
        servers.addSystem();
        return this;
    }

    /**
     * Adds servers for the names at or below a suffix. Questions for these names go to these servers only. The longest suffix wins.
     * The target of an alias is asked of the servers for the target's own name.
     *
     * @param suffix the suffix, for example {@code corp.example}
     * @param own at least one server; fallbacks in order, after those already added for that suffix
     * @return this builder
     */
    public DnsLookupBuilder serversFor(DomainName suffix, DnsServer... own) {
        servers.add("serversFor(" + suffix + ")", suffix, own);
        return this;
    }

    /**
     * Adds the servers of a resolver spec: {@code system} for {@link #systemServers}, or a server as {@link DnsServer#parse} reads it
     * (which looks up a host name with the JVM's resolver). {@code SUFFIX=} before it limits it to the names at or below a suffix, as
     * {@link #serversFor} does. Faults in the spec are reported by {@link #build}, together with all others.
     *
     * @param spec for example {@code 192.0.2.53}, {@code system} or {@code corp.example=tcp://[2001:db8::53]:5353}
     * @return this builder
     */
    public DnsLookupBuilder resolver(String spec) {
        servers.add(spec);
        return this;
    }

    /**
     * Adds the servers of a resolver spec, as {@link #resolver(String)} does.
     *
     * @param spec the servers and the names that they are for
     * @return this builder
     */
    public DnsLookupBuilder resolver(ResolverSpec spec) {
        servers.add(spec);
        return this;
    }

    /**
     * Sets the timeout of one try, including TCP after a truncated reply. The default is 3 seconds.
     *
     * @param limit from 1 millisecond to 5 minutes
     * @return this builder
     */
    public DnsLookupBuilder timeout(Duration limit) {
        require(
                limit.compareTo(Duration.ofMillis(1)) >= 0 && limit.compareTo(Duration.ofMinutes(5)) <= 0,
                "timeout: from 1 ms to 5 minutes, not " + limit);
        timeout = limit;
        return this;
    }

    /**
     * Sets the number of tries for a name, over all servers together; each server is tried at least once. If there is only one server
     * and it is reached by UDP, every second try uses TCP. If a SERVFAIL remains, at most two more questions look for its cause. The
     * default is 3.
     *
     * @param count from 1 to 20
     * @return this builder
     */
    public DnsLookupBuilder tries(int count) {
        require(count >= 1 && count <= 20, "tries: from 1 to 20, not " + count);
        pace = new Pace(count, pace.backOff());
        return this;
    }

    /**
     * Sets how long to wait before a server that failed is asked the same question again; the wait doubles each time. Resolvers cache
     * their failures (RFC 9520 section 3.2). There is no wait after a timeout. The default is 1 second.
     *
     * @param wait from 0 to 1 minute
     * @return this builder
     */
    public DnsLookupBuilder backOff(Duration wait) {
        require(
                !wait.isNegative() && wait.compareTo(Duration.ofMinutes(1)) <= 0,
                "backOff: from 0 to 1 minute, not " + wait);
        pace = new Pace(pace.tries(), wait);
        return this;
    }

    /**
     * Sets how many exchanges may be in flight at once, over all requests together; requests take turns. The default is 128.
     *
     * @param count from 1 to 10000
     * @return this builder
     */
    public DnsLookupBuilder inFlight(int count) {
        require(count >= 1 && count <= 10_000, "inFlight: from 1 to 10000, not " + count);
        inFlight = count;
        return this;
    }

    /**
     * Sets the maximum rate of questions to each server, over all transports and requests together, after a burst of as many as may be
     * in flight. A timeout halves the rate for its server, down to one a second; within a minute without timeouts it is restored.
     * Waiting for the rate counts against the deadline of the request, not against the timeout of the try. The default is 500 a
     * second, and no limit for servers with a loopback address.
     *
     * @param questions questions a second, from 1 to 1000000; this also limits servers with a loopback address
     * @return this builder
     */
    public DnsLookupBuilder rate(int questions) {
        require(questions >= 1 && questions <= 1_000_000, "rate: from 1 to 1000000 a second, not " + questions);
        rate = OptionalInt.of(questions);
        return this;
    }

    /**
     * Sets a listener that is called once for each server that is asked more slowly because it did not answer in time. The executor
     * calls it, and it must be quick. By default there is no listener; the slowdown is logged in any case.
     *
     * @param listener a consumer of a sentence to show to users
     * @return this builder
     */
    public DnsLookupBuilder onSlowdown(Consumer<String> listener) {
        onSlowdown = listener;
        return this;
    }

    private void require(boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
        }
    }

    /**
     * Sets the DNSSEC mode. The default is {@link Dnssec#ad}.
     *
     * @param mode the mode
     * @return this builder
     */
    public DnsLookupBuilder dnssec(Dnssec mode) {
        dnssec = mode;
        return this;
    }

    /**
     * Sets the timer for timeouts and back-offs. The default is {@link Timer#system}.
     *
     * @param measure the timer
     * @return this builder
     */
    public DnsLookupBuilder timer(Timer measure) {
        timer = measure;
        return this;
    }

    /**
     * Sets the clock for the times of exchanges and answers. The default is {@link Clock#systemUTC}.
     *
     * @param date the clock
     * @return this builder
     */
    public DnsLookupBuilder clock(Clock date) {
        clock = date;
        return this;
    }

    /**
     * Sets the executor that evaluates replies and completes lookups. It must run tasks on its own threads: on the submitting thread
     * they would hold up all sockets, or the timer. The default is a few daemon threads of this package.
     *
     * @param threads the executor
     * @return this builder
     */
    public DnsLookupBuilder executor(Executor threads) {
        executor = threads;
        return this;
    }

    /**
     * Sets the TLS context that authenticates servers over TLS and HTTPS. The names in certificates are always checked, and TLS 1.2 is
     * the oldest version allowed. The default is {@link SSLContext#getDefault}: the trust roots of the Java runtime.
     *
     * @param context the trust roots, and a client key for servers that ask for one
     * @return this builder
     */
    public DnsLookupBuilder tlsContext(SSLContext context) {
        tlsContext = Optional.of(context);
        return this;
    }

    /**
     * Sets the HTTP proxies through which servers over HTTPS are reached, by {@code CONNECT}. Other transports use no proxy. The
     * default is no proxy; the system's properties are ignored.
     *
     * @param selector the choice of a proxy for each server
     * @return this builder
     */
    public DnsLookupBuilder proxy(ProxySelector selector) {
        proxies = selector;
        return this;
    }

    /**
     * Sets the {@code Proxy-Authorization} header (RFC 9110 section 11.7.2), which is sent to proxies only. By default none is sent.
     * The JDK does not send Basic credentials unless its property {@code jdk.http.auth.tunneling.disabledSchemes} is empty.
     *
     * @param credentials scheme and credentials, such as {@code Basic dXNlcjpwYXNzd29yZA==}
     * @return this builder
     */
    public DnsLookupBuilder proxyAuthorization(String credentials) {
        // Never shown: it holds a password.
        require(
                !credentials.isEmpty() && credentials.chars().allMatch(c -> c >= ' ' && c < 0x7F),
                "proxyAuthorization: printable ASCII only");
        proxyAuthorization = Optional.of(credentials);
        return this;
    }

    /**
     * Builds the lookup.
     *
     * @return a lookup
     * @throws IllegalArgumentException if servers are missing or cannot be read, or options are out of range; the message names all
     *     faults. Also if the lookup validates DNSSEC and a system property of dnsjava's validator prevents that
     */
    public DnsLookup build() {
        List<String> all = new ArrayList<>(servers.faults());
        all.addAll(faults);
        if (!all.isEmpty()) {
            throw new IllegalArgumentException("DNS lookup: " + String.join("; ", all));
        }
        ServerRates.Limit limit = new ServerRates.Limit(rate.orElse(DEFAULT_RATE), inFlight, rate.isPresent());
        TlsSettings tls = new TlsSettings(tlsContext);
        Wires wires = new Wires(
                new TlsWire(tls, timer), new HttpsWire(new HttpsSettings(tls, proxies, proxyAuthorization), timer));
        Attempts attempts = new Attempts(
                new Exchanger(timer, clock, executor, wires),
                new InFlightQueue(inFlight, timer, executor),
                new ServerRates(limit, timer, onSlowdown),
                timeout);
        Routes routes = servers.routes(new SystemServers(timer));
        return new DnsLookup(new Engine(routes, pace, attempts, dnssec.authenticator(attempts, routes)));
    }
}
