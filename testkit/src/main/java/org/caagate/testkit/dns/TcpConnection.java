package org.caagate.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** One client's connection: any number of questions, answered in the order in which answers are ready (RFC 7766 section 6.2.1.1). */
final class TcpConnection implements EventLoop.Ready {
    private static final int LENGTH_FIELD = 2;
    private static final int USUAL_QUESTION = 512;

    private final SocketChannel channel;
    private final EventLoop loop;
    private final Answers answers;
    private final InetSocketAddress client;
    private final SelectionKey key;
    private final Deque<Outgoing> outgoing = new ArrayDeque<>();
    private ByteBuffer incoming = ByteBuffer.allocate(USUAL_QUESTION);
    private boolean pausing;

    /** A framed message on its way out. */
    private record Outgoing(ByteBuffer octets, Duration octetInterval, boolean thenClose) {}

    private TcpConnection(SocketChannel channel, EventLoop loop, Answers answers) throws IOException {
        this.channel = channel;
        this.loop = loop;
        this.answers = answers;
        this.client = (InetSocketAddress) channel.getRemoteAddress();
        this.key = loop.register(channel, SelectionKey.OP_READ, this);
    }

    /** Serves a client, or closes its connection if that is broken already. */
    static void serve(SocketChannel channel, EventLoop loop, Answers answers) throws IOException {
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            new TcpConnection(channel, loop, answers);
        } catch (IOException e) {
            channel.close();
        }
    }

    @Override
    public void ready() throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (key.isValid() && key.isReadable()) {
            read();
        }
    }

    private void read() throws IOException {
        if (channel.read(incoming) < 0) {
            channel.close();
            return;
        }
        incoming.flip();
        while (channel.isOpen() && incoming.remaining() >= LENGTH_FIELD) {
            int length = Short.toUnsignedInt(incoming.getShort(incoming.position()));
            if (incoming.remaining() < LENGTH_FIELD + length) {
                makeRoomFor(LENGTH_FIELD + length);
                break;
            }
            byte[] message = new byte[length];
            incoming.getShort();
            incoming.get(message);
            answers.answer(message, Transport.TCP, client, this::send);
        }
        incoming.compact();
    }

    private void makeRoomFor(int frame) {
        if (incoming.capacity() < frame) {
            incoming = ByteBuffer.allocate(frame).put(incoming).flip();
        }
    }

    private void send(byte[] message, Delivery delivery) {
        ByteBuffer frame = ByteBuffer.allocate(LENGTH_FIELD + message.length);
        frame.putShort((short) message.length).put(message).flip();
        delivery.closeAfter().ifPresent(octets -> frame.limit(Math.min(octets, frame.limit())));
        outgoing.addLast(new Outgoing(
                frame, delivery.octetInterval(), delivery.closeAfter().isPresent()));
        writeUnlessGone();
    }

    private void writeUnlessGone() {
        try {
            if (channel.isOpen() && !pausing) {
                write();
            }
        } catch (IOException e) {
            close(); // The client has gone, which it may at any time.
        }
    }

    private void write() throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        for (Outgoing next = outgoing.peek(); next != null; next = outgoing.peek()) {
            if (!write(next)) {
                return;
            }
            outgoing.remove();
            if (next.thenClose()) {
                channel.close();
                return;
            }
        }
    }

    /** Returns whether all octets are out; else it has seen to it that the rest follows. */
    private boolean write(Outgoing next) throws IOException {
        ByteBuffer octets = next.octets();
        if (!next.octetInterval().isZero() && octets.hasRemaining()) {
            channel.write(octets.slice(octets.position(), 1));
            octets.get();
            pausing = true;
            loop.schedule(next.octetInterval(), this::resume);
            return false;
        }
        channel.write(octets);
        if (octets.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
        return !octets.hasRemaining();
    }

    private void resume() {
        pausing = false;
        writeUnlessGone();
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
