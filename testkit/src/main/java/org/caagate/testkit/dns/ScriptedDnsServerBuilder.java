package org.caagate.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The options of a {@link ScriptedDnsServer}: a free port of 127.0.0.1, UDP and TCP, unless said otherwise. */
public final class ScriptedDnsServerBuilder {
    private static final int DEFAULT_ALIAS_CAP = 32;
    private static final int DEFAULT_KEPT_QUESTIONS = 100_000;

    private InetAddress address = loopback("127.0.0.1");
    private int port;
    private boolean tcp = true;
    private int aliasCap = DEFAULT_ALIAS_CAP;
    private int keptQuestions = DEFAULT_KEPT_QUESTIONS;

    ScriptedDnsServerBuilder() {}

    /**
     * Sets the loopback address to listen on. The default is 127.0.0.1.
     *
     * @param literal such as {@code "127.0.0.2"} or {@code "::1"}
     * @return this builder
     * @throws IllegalArgumentException if it is no loopback address
     */
    public ScriptedDnsServerBuilder address(String literal) {
        address = loopback(literal);
        return this;
    }

    /**
     * Sets the port, so that a server can come back where one was. The default is any free port.
     *
     * @param number the port
     * @return this builder
     */
    public ScriptedDnsServerBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Leaves out TCP: connections are refused, unless a {@link #port} was chosen where somebody else takes them. The default is to
     * listen on both.
     *
     * @return this builder
     */
    public ScriptedDnsServerBuilder udpOnly() {
        tcp = false;
        return this;
    }

    /**
     * Sets how many aliases the server follows before it answers SERVFAIL. The default is 32.
     *
     * @param links the number of CNAME records in an answer
     * @return this builder
     */
    public ScriptedDnsServerBuilder aliasCap(int links) {
        aliasCap = links;
        return this;
    }

    /**
     * Sets how many questions the server remembers. The default is 100000.
     *
     * @param number the latest so many; with 0 only the number of all questions is counted, for benchmarks
     * @return this builder
     */
    public ScriptedDnsServerBuilder keepQuestions(int number) {
        keptQuestions = number;
        return this;
    }

    /**
     * Returns a running server.
     *
     * @return the server
     * @throws UncheckedIOException if the port cannot be had
     */
    public ScriptedDnsServer start() {
        try {
            Sockets sockets = Sockets.bind(address, port, tcp);
            EventLoop loop = new EventLoop("scripted-dns-" + sockets.address().getPort());
            Script script = new Script(aliasCap);
            QuestionLog log = new QuestionLog(keptQuestions);
            sockets.serve(loop, new Answers(loop, script, log));
            loop.start();
            return new ScriptedDnsServer(sockets.address(), script, log, loop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress loopback(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + literal, e);
        }
        throw new IllegalArgumentException("not a loopback address: " + literal);
    }
}
