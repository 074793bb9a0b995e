package org.caagate.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;

/** Questions and answers in datagrams. */
final class UdpEndpoint implements EventLoop.Ready {
    private static final int DATAGRAMS_IN_A_ROW = 64;
    private static final Duration WHILE_BUFFER_IS_FULL = Duration.ofMillis(1);

    private final DatagramChannel channel;
    private final EventLoop loop;
    private final Answers answers;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Reply.MAXIMUM_LENGTH);

    UdpEndpoint(DatagramChannel channel, EventLoop loop, Answers answers) {
        this.channel = channel;
        this.loop = loop;
        this.answers = answers;
    }

    @Override
    public void ready() {
        try {
            for (int i = 0; i < DATAGRAMS_IN_A_ROW && receive(); i++) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean receive() throws IOException {
        buffer.clear();
        SocketAddress client = channel.receive(buffer);
        if (client == null) {
            return false;
        }
        byte[] octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        answers.answer(octets, Transport.UDP, (InetSocketAddress) client, (answer, delivery) -> {
            if (delivery.isFromOtherPort()) {
                sendFromOtherPort(answer, client);
            } else {
                send(answer, client);
            }
        });
        return true;
    }

    private void send(byte[] octets, SocketAddress client) {
        try {
            if (channel.send(ByteBuffer.wrap(octets), client) < octets.length) {
                loop.schedule(WHILE_BUFFER_IS_FULL, () -> send(octets, client));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendFromOtherPort(byte[] octets, SocketAddress client) {
        try (DatagramChannel other = DatagramChannel.open()) {
            InetSocketAddress here = (InetSocketAddress) channel.getLocalAddress();
            other.bind(new InetSocketAddress(here.getAddress(), 0)).send(ByteBuffer.wrap(octets), client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
