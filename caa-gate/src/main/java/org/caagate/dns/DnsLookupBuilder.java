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
 * Collects the options of a lookup. Servers have to be given; the defaults of the rest are a timeout of 3 seconds, 3 tries,
 * a back-off of 1 second, 128 exchanges in flight, 500 questions a second to each server that is not on this host, the mode
 * {@link Dnssec#ad()}, the trust roots of the JVM and no proxy, the system's timer and clock, and threads of this package. Not
 * thread-safe.
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
     * Adds servers for all names that no suffix covers, as fallbacks in order, after those already given: each is asked
     * only when those before it failed.
     *
     * @param more at least one server
     * @return this builder
     */
    public DnsLookupBuilder servers(DnsServer... more) {
        servers.add("servers", more);
        return this;
    }

    /**
     * Adds the servers of the operating system's configuration, see {@link DnsLookup#ofSystem}, as {@link #servers} does.
     *
     * @return this builder
     */
    public DnsLookupBuilder systemServers() {
        servers.addSystem();
        return this;
    }

    /**
     * Sends questions for the names at or below a suffix to servers of their own, and to no other. The longest suffix wins.
     * The target of an alias goes where its own name leads.
     *
     * @param suffix the suffix, for example {@code corp.example}
     * @param own at least one server, fallbacks in order, after those already given for that suffix
     * @return this builder
     */
    public DnsLookupBuilder serversFor(DomainName suffix, DnsServer... own) {
        servers.add("serversFor(" + suffix + ")", suffix, own);
        return this;
    }

    /**
     * Adds what a text says: {@code system} for {@link #systemServers}, or a server as {@link DnsServer#parse} reads it,
     * which asks the JVM's resolver for a host name; with {@code SUFFIX=} before it for the names at or below a suffix, as
     * with {@link #serversFor}. What is wrong with it {@link #build} says, together with all other faults.
     *
     * @param spec for example {@code 192.0.2.53}, {@code system} or {@code corp.example=tcp://[2001:db8::53]:5353}
     * @return this builder
     */
    public DnsLookupBuilder resolver(String spec) {
        servers.add(spec);
        return this;
    }

    /**
     * Adds what a spec stands for, as {@link #resolver(String)} does for its text.
     *
     * @param spec the servers, and the names that they are for
     * @return this builder
     */
    public DnsLookupBuilder resolver(ResolverSpec spec) {
        servers.add(spec);
        return this;
    }

    /**
     * Sets how long one try may take, TCP after a truncated reply included. The default is 3 seconds.
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
     * Sets how often a name is asked, all servers together, but at least once of each. A server that is the only one and
     * reached by UDP is asked over TCP every second time. A SERVFAIL that remains is looked into with at most two questions
     * more. The default is 3.
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
     * Sets how long a server that failed is left alone before it is asked the same again, doubled each time: resolvers
     * remember their failures (RFC 9520 section 3.2). There is no wait after a timeout. The default is 1 second.
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
     * Sets how many exchanges may be on the wire at once, all requests together; they take turns. The default is 128.
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
     * Sets how many questions a second each server is sent at most, over all transports and requests together, after as many
     * at once as may be in flight. Timeouts halve that for their server, down to one a second; within a minute without them
     * it is as before. Whoever waits for this spends the time of the request, not that of the try. The default is 500, and
     * no limit for servers with a loopback address.
     *
     * @param questions from 1 to 1000000, for servers with a loopback address as well
     * @return this builder
     */
    public DnsLookupBuilder rate(int questions) {
        require(questions >= 1 && questions <= 1_000_000, "rate: from 1 to 1000000 a second, not " + questions);
        rate = OptionalInt.of(questions);
        return this;
    }

    /**
     * Sets who hears, once for each server, that it is asked more slowly because it did not answer in time. It is called by
     * the executor and must be quick. The default is nobody; the log has it in any case.
     *
     * @param listener what takes a sentence for people
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
     * Sets what the lookup makes of DNSSEC. The default is {@link Dnssec#ad}.
     *
     * @param mode the mode
     * @return this builder
     */
    public DnsLookupBuilder dnssec(Dnssec mode) {
        dnssec = mode;
        return this;
    }

    /**
     * Sets what measures timeouts and back-offs. The default is {@link Timer#system}.
     *
     * @param measure the timer
     * @return this builder
     */
    public DnsLookupBuilder timer(Timer measure) {
        timer = measure;
        return this;
    }

    /**
     * Sets what dates exchanges and answers. The default is {@link Clock#systemUTC}.
     *
     * @param date the clock
     * @return this builder
     */
    public DnsLookupBuilder clock(Clock date) {
        clock = date;
        return this;
    }

    /**
     * Sets where replies are judged and lookups complete. It must run tasks on threads of its own: on the thread that
     * hands them in they would hold up all sockets, or the timer. The default is a few daemon threads of this package.
     *
     * @param threads the executor
     * @return this builder
     */
    public DnsLookupBuilder executor(Executor threads) {
        executor = threads;
        return this;
    }

    /**
     * Sets whom to trust when a server over TLS or HTTPS proves who it is. Names are checked in any case, and nothing older than
     * TLS 1.2 is spoken. The default is {@link SSLContext#getDefault}: the trust roots of the Java runtime.
     *
     * @param context the trust roots, and a key of our own for servers that want one
     * @return this builder
     */
    public DnsLookupBuilder tlsContext(SSLContext context) {
        tlsContext = Optional.of(context);
        return this;
    }

    /**
     * Sets which servers over HTTPS are reached through an HTTP proxy, by {@code CONNECT}; servers over other transports never are.
     * The default is none, whatever the system's properties say.
     *
     * @param selector what knows the proxies
     * @return this builder
     */
    public DnsLookupBuilder proxy(ProxySelector selector) {
        proxies = selector;
        return this;
    }

    /**
     * Sets what proxies are told in {@code Proxy-Authorization} (RFC 9110 section 11.7.2), and they alone. The default is nothing.
     * The JDK keeps Basic credentials back unless its property {@code jdk.http.auth.tunneling.disabledSchemes} is empty.
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
     * @throws IllegalArgumentException if servers cannot be read or are missing, or options are out of range; the message
     *     names all faults. Also if it is to validate by itself, and a system property of dnsjava's validator is in the way
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
