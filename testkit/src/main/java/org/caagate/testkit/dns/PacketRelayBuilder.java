package org.caagate.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The options of a {@link PacketRelay}: seed 0, and every packet passes at once, unless said otherwise. */
public final class PacketRelayBuilder {
    private final InetSocketAddress server;
    private long seed;
    private double loss;
    private double duplication;
    private double reordering;
    private double delay;
    private Duration longestDelay = Duration.ZERO;

    PacketRelayBuilder(InetSocketAddress server) {
        this.server = server;
    }

    /**
     * Sets the seed that decides which packets suffer what. The default is 0.
     *
     * @param number any number
     * @return this builder
     */
    public PacketRelayBuilder seed(long number) {
        seed = number;
        return this;
    }

    /**
     * Sets how often a packet is lost, in each direction. The default is never.
     *
     * @param rate from 0, never, to 1, always
     * @return this builder
     * @throws IllegalArgumentException if it is no such rate
     */
    public PacketRelayBuilder lose(double rate) {
        loss = checked(rate);
        return this;
    }

    /**
     * Sets how often a packet arrives twice, in each direction. The default is never.
     *
     * @param rate from 0, never, to 1, always
     * @return this builder
     * @throws IllegalArgumentException if it is no such rate
     */
    public PacketRelayBuilder duplicate(double rate) {
        duplication = checked(rate);
        return this;
    }

    /**
     * Sets how often a packet is kept until the next one of its direction has passed, or for 20 milliseconds if none comes. The
     * default is never.
     *
     * @param rate from 0, never, to 1, always
     * @return this builder
     * @throws IllegalArgumentException if it is no such rate
     */
    public PacketRelayBuilder reorder(double rate) {
        reordering = checked(rate);
        return this;
    }

    /**
     * Sets how often a packet is late, in each direction, and how late. The default is never.
     *
     * @param rate from 0, never, to 1, always
     * @param longest the most that a packet is late; each is late by anything up to that
     * @return this builder
     * @throws IllegalArgumentException if it is no such rate, or the time is negative
     */
    public PacketRelayBuilder delay(double rate, Duration longest) {
        if (longest.isNegative()) {
            throw new IllegalArgumentException("a packet cannot be early: " + longest);
        }
        delay = checked(rate);
        longestDelay = longest;
        return this;
    }

    /**
     * Returns a running relay.
     *
     * @return the relay
     * @throws UncheckedIOException if no port can be had
     */
    public PacketRelay start() {
        PacketFates.Rates rates = new PacketFates.Rates(loss, duplication, reordering, delay, longestDelay);
        try {
            Sockets sockets = Sockets.bind(server.getAddress(), 0, true);
            EventLoop loop = new EventLoop("packet-relay-" + sockets.address().getPort());
            RelayedPackets packets = new RelayedPackets(new PacketFates(seed, rates), loop);
            UdpRelay udp = new UdpRelay(sockets.udp(), server, loop, packets);
            udp.register();
            sockets.acceptWith(loop, client -> TcpRelay.serve(client, server, loop));
            loop.start();
            return new PacketRelay(sockets.address(), packets, loop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double checked(double rate) {
        if (rate >= 0 && rate <= 1) {
            return rate;
        }
        throw new IllegalArgumentException("a rate is from 0 to 1: " + rate);
    }
}
