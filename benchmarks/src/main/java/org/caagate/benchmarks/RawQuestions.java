package org.caagate.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;
import java.util.List;
import org.caagate.name.DomainName;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The limit: the octets of questions out of one socket, 128 at once as lookups do by default, and any octets back. */
final class RawQuestions {
    static final int IN_FLIGHT = 128;

    private static final long PATIENCE_MILLIS = 5000;

    private final InetSocketAddress server;
    private final List<ByteBuffer> questions;

    RawQuestions(InetSocketAddress server, List<DomainName> names) {
        this.server = server;
        this.questions = names.stream().map(RawQuestions::octets).toList();
    }

    private static ByteBuffer octets(DomainName name) {
        try {
            Name absolute = Name.fromString(name + ".");
            return ByteBuffer.wrap(Message.newQuery(Record.newRecord(absolute, Type.CAA, DClass.IN))
                    .toWire());
        } catch (TextParseException e) {
            throw new IllegalArgumentException(name.toString(), e);
        }
    }

    /** Returns the nanoseconds from the first question to the last reply. */
    long run() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open();
                Selector selector = Selector.open()) {
            channel.connect(server);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            ByteBuffer reply = ByteBuffer.allocateDirect(4096);
            int replies = 0;
            long start = System.nanoTime();
            Iterator<ByteBuffer> next = questions.iterator();
            for (int i = 0; i < IN_FLIGHT && next.hasNext(); i++) {
                channel.write(next.next().duplicate());
            }
            while (replies < questions.size()) {
                if (selector.select(key -> {}, PATIENCE_MILLIS) == 0) {
                    throw new SocketTimeoutException(replies + " replies to " + questions.size() + " questions");
                }
                while (channel.read(reply.clear()) > 0) {
                    replies++;
                    if (next.hasNext()) {
                        channel.write(next.next().duplicate());
                    }
                }
            }
            return System.nanoTime() - start;
        }
    }

    @Override
    public String toString() {
        return questions.size() == 1 ? "one raw question" : questions.size() + " raw questions";
    }
}
