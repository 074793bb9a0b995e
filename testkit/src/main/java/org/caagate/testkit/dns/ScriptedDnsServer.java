package org.caagate.testkit.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.xbill.DNS.Name;

/**
 * A DNS server in process that plays a recursive resolver on loopback, over UDP and TCP on one port, and over TLS and
 * HTTPS where a test wants that ({@link #listenOverTls}, {@link #listenOverHttps}).
 *
 * <p>It answers from zone text, as a resolver answers a client: RA=1; aliases (CNAME, DNAME) followed across all zone
 * data; DNS wildcards expanded; names without data are NODATA with an SOA record, that of the zone data or else one at
 * the top-level domain. {@link Fault} and {@link Forgery} say where it fails or lies.
 *
 * <p>Names are absolute, with or without the last dot, and compared without regard to case. A name {@code *.example.com}
 * given to {@link #fault} or {@link #hold} means all names below {@code example.com}, and {@code *} all names but the
 * root. All methods are safe for use by several threads; each change is seen whole by the questions that arrive after it.
 * The server has one daemon thread, and {@link #close} ends it.
 */
public final class ScriptedDnsServer implements AutoCloseable {
    private final InetSocketAddress address;
    private final Script script;
    private final QuestionLog log;
    private final EventLoop loop;
    private final List<TlsListener> listeners = new CopyOnWriteArrayList<>();
    private boolean closed;

    ScriptedDnsServer(InetSocketAddress address, Script script, QuestionLog log, EventLoop loop) {
        this.address = address;
        this.script = script;
        this.log = log;
        this.loop = loop;
    }

    /**
     * Returns a running server without zone data on a free port of 127.0.0.1.
     *
     * @return the server
     * @throws java.io.UncheckedIOException if no port can be had
     */
    public static ScriptedDnsServer start() {
        return builder().start();
    }

    /** {@return the options of a server} */
    public static ScriptedDnsServerBuilder builder() {
        return new ScriptedDnsServerBuilder();
    }

    /** {@return where the server listens} */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Adds records and faults. One a line: {@code name [ttl] [IN] TYPE rdata}; the TTL is 3600 where there is none,
     * a semicolon starts a comment, {@code \# length hex} is RDATA of any content (RFC 3597 section 5), and CAA RDATA is
     * sent as it is written. In the place of the type may stand SERVFAIL, REFUSED, NOTIMP, FORMERR, YXDOMAIN, NXDOMAIN,
     * TIMEOUT, TRUNCATED, BOGUS, MALFORMED, GARBAGE, EMPTY, REFERRAL, HALF_CHASED, WRONG_ID, WRONG_QUESTION,
     * NOT_A_RESPONSE, NO_RECURSION or AUTHENTIC_DATA, for the fault of that name, with {@code _ONCE} after it for the
     * first question only; the rest of such a line is free text.
     *
     * @param text the lines
     * @return this server
     * @throws IllegalArgumentException if a line cannot be read; then nothing is added
     */
    public ScriptedDnsServer zone(String text) {
        script.add(ZoneText.parse(text));
        return this;
    }

    /**
     * Removes records and faults of a name and adds others, in one step: the owner mends the zone.
     *
     * @param name whose records and faults go
     * @param text zone text of what comes instead, for this or other names; may be empty
     * @throws IllegalArgumentException if a line cannot be read; then nothing changes
     */
    public void replace(String name, String text) {
        script.replace(ZoneText.name(name), ZoneText.parse(text));
    }

    /**
     * Removes all records and faults of a name.
     *
     * @param name whose
     */
    public void remove(String name) {
        replace(name, "");
    }

    /** Removes all records and faults of all names. */
    public void clear() {
        script.clear();
    }

    /**
     * Scripts faults for a name, in addition to those that it has; they work in the order in which they were scripted.
     *
     * @param name which, or a wildcard as said above
     * @param faults what goes wrong
     * @return this server
     */
    public ScriptedDnsServer fault(String name, Fault... faults) {
        Name owner = ZoneText.name(name);
        for (Fault fault : faults) {
            script.fault(owner, fault);
        }
        return this;
    }

    /**
     * Removes the faults of a name and leaves its records.
     *
     * @param name which, written as when the fault was scripted
     */
    public void heal(String name) {
        script.heal(ZoneText.name(name));
    }

    /**
     * Keeps back the answers to all questions for a name from now on.
     *
     * @param name which, or a wildcard as said above
     * @return the gate that lets them go
     */
    public Hold hold(String name) {
        Hold hold = new Hold();
        script.fault(
                ZoneText.name(name), Fault.of((reply, scene) -> reply.delivery().holdWith(hold)));
        return hold;
    }

    /**
     * Listens for DNS over TLS as well (RFC 7858), on a free port of the server's address.
     *
     * @param identity has the key and certificate to show, such as {@code TestAuthority.serverContext} makes
     * @return the listener, which ends with the server
     * @throws java.io.UncheckedIOException if no port can be had
     */
    public TlsListener listenOverTls(SSLContext identity) {
        return listen(Transport.TLS, identity);
    }

    /**
     * Listens for DNS over HTTPS as well (RFC 8484), on a free port of the server's address, for POST requests to any path.
     *
     * @param identity has the key and certificate to show, such as {@code TestAuthority.serverContext} makes
     * @return the listener, which ends with the server
     * @throws java.io.UncheckedIOException if no port can be had
     */
    public TlsListener listenOverHttps(SSLContext identity) {
        return listen(Transport.HTTPS, identity);
    }

    private TlsListener listen(Transport transport, SSLContext identity) {
        TlsListener.Entrance entrance = new TlsListener.Entrance(identity, loop, new Answers(loop, script, log));
        TlsListener listener = TlsListener.start(address.getAddress(), transport, entrance);
        listeners.add(listener);
        return listener;
    }

    /** {@return the questions that have arrived, in order; the latest ones, where there were more than are kept} */
    public List<Query> questions() {
        return log.questions();
    }

    /** {@return how many questions have arrived} */
    public int questionCount() {
        return log.count();
    }

    /**
     * Returns how many questions for a name have arrived, of any type.
     *
     * @param name which
     * @return how many
     */
    public int questionCount(String name) {
        return log.count(ZoneText.name(name));
    }

    /**
     * Waits until so many questions have arrived.
     *
     * @param count how many since the start or {@link #forgetQuestions}
     * @param timeout how long to wait at most
     * @throws AssertionError if there are fewer when the time is over
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitQuestions(int count, Duration timeout) throws InterruptedException {
        log.await(count, timeout);
    }

    /**
     * Waits until so many questions for a name have arrived.
     *
     * @param name which
     * @param count how many since the start or {@link #forgetQuestions}
     * @param timeout how long to wait at most
     * @throws AssertionError if there are fewer when the time is over
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitQuestions(String name, int count, Duration timeout) throws InterruptedException {
        log.await(ZoneText.name(name), count, timeout);
    }

    /** Starts the record of questions and the counts anew. */
    public void forgetQuestions() {
        log.clear();
    }

    /**
     * Stops the server and frees its port; answers that are held or delayed are never sent. A second call has no effect.
     *
     * @throws IllegalStateException if a {@link Responder} threw, or an answer could not be sent
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        listeners.forEach(TlsListener::close);
        loop.close().ifPresent(failure -> {
            throw new IllegalStateException("an answer could not be made or sent", failure);
        });
    }
}
