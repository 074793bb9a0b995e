package org.caagate.testkit.peers;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** One plain question to a server that may not run yet. */
final class DnsProbe {
    private static final int TIMEOUT_MILLIS = 500;
    private static final int LARGEST = 4096;

    private DnsProbe() {}

    /** Returns the serial number of a zone, or nothing where the server does not have it. */
    static Optional<Long> serial(InetSocketAddress server, String origin) throws IOException {
        Message reply = ask(server, Record.newRecord(Name.fromString(origin), Type.SOA, DClass.IN));
        return reply.getSection(Section.ANSWER).stream()
                .filter(SOARecord.class::isInstance)
                .map(soa -> ((SOARecord) soa).getSerial())
                .findFirst();
    }

    /** Returns whether a server says anything at all. */
    static boolean answers(InetSocketAddress server) throws IOException {
        ask(server, Record.newRecord(Name.root, Type.SOA, DClass.IN));
        return true;
    }

    /** Returns whether a resolver finds the root. */
    static boolean resolves(InetSocketAddress server) throws IOException {
        return ask(server, Record.newRecord(Name.root, Type.SOA, DClass.IN)).getRcode() == Rcode.NOERROR;
    }

    private static Message ask(InetSocketAddress server, Record question) throws IOException {
        Message query = Message.newQuery(question);
        query.getHeader().setFlag(Flags.RD);
        byte[] octets = query.toWire();
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connected, so that a port without a server is an error at once.
            socket.connect(server);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.send(new DatagramPacket(octets, octets.length));
            DatagramPacket reply = new DatagramPacket(new byte[LARGEST], LARGEST);
            socket.receive(reply);
            return reply(Arrays.copyOf(reply.getData(), reply.getLength()));
        }
    }

    private static Message reply(byte[] octets) throws IOException {
        Message reply = new Message(octets);
        if (!reply.getHeader().getFlag(Flags.QR)) {
            throw new IOException("A question came back, and no reply");
        }
        return reply;
    }
}
