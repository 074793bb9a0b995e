package org.caagate.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A client that believes nothing and takes any octets: one UDP socket and one TCP connection. */
final class Client implements AutoCloseable {
    /** Only a broken test waits so long. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InetSocketAddress server;
    private final DatagramSocket udp;
    private final Socket tcp = new Socket();

    Client(ScriptedDnsServer server) throws IOException {
        this(server.address());
    }

    Client(InetSocketAddress server) throws IOException {
        this.server = server;
        udp = new DatagramSocket();
        udp.setSoTimeout((int) PATIENCE.toMillis());
        tcp.setSoTimeout((int) PATIENCE.toMillis());
    }

    static Message question(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN));
    }

    static Message question(String name) throws IOException {
        return question(name, Type.CAA);
    }

    static Message ednsQuestion(String name, int payloadSize) throws IOException {
        Message question = question(name);
        question.addRecord(new OPTRecord(payloadSize, 0, 0), Section.ADDITIONAL);
        return question;
    }

    static Message withFlag(Message question, int flag) {
        question.getHeader().setFlag(flag);
        return question;
    }

    Message ask(String name) throws IOException {
        return ask(question(name));
    }

    Message ask(Message question) throws IOException {
        return new Message(exchange(question));
    }

    byte[] exchange(Message question) throws IOException {
        send(question.toWire());
        return receive();
    }

    void send(byte[] octets) throws IOException {
        udp.send(new DatagramPacket(octets, octets.length, server));
    }

    byte[] receive() throws IOException {
        DatagramPacket packet = receivePacket();
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    DatagramPacket receivePacket() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
        udp.receive(packet);
        return packet;
    }

    Message askOverTcp(String name) throws IOException {
        sendOverTcp(question(name));
        return new Message(receiveOverTcp());
    }

    /** Sends all questions in one go, so that the server reads them in this order. */
    void sendOverTcp(Message... questions) throws IOException {
        connect().getOutputStream().write(frames(questions));
    }

    void sendOverTcpInPieces(Message question, int octets) throws IOException {
        byte[] frame = frames(question);
        connect().setTcpNoDelay(true);
        for (int sent = 0; sent < frame.length; sent += octets) {
            tcp.getOutputStream().write(frame, sent, Math.min(octets, frame.length - sent));
        }
    }

    /** Breaks the connection off without a word more: the server sees a reset. */
    void resetTcp() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    private Socket connect() throws IOException {
        if (!tcp.isConnected()) {
            tcp.connect(server, (int) PATIENCE.toMillis());
        }
        return tcp;
    }

    private static byte[] frames(Message... questions) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(frames);
        for (Message question : questions) {
            byte[] octets = question.toWire();
            out.writeShort(octets.length);
            out.write(octets);
        }
        return frames.toByteArray();
    }

    byte[] receiveOverTcp() throws IOException {
        DataInputStream in = new DataInputStream(tcp.getInputStream());
        byte[] octets = new byte[in.readUnsignedShort()];
        in.readFully(octets);
        return octets;
    }

    /** Everything up to the end of the connection. */
    byte[] receiveRestOverTcp() throws IOException {
        return tcp.getInputStream().readAllBytes();
    }

    int availableOverTcp() throws IOException {
        return tcp.getInputStream().available();
    }

    int udpPort() {
        return udp.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    /** The records of a section as text, without TTL and class, such as {@code "www.example.com. CNAME a.example."}. */
    static List<String> records(Message message, int section) {
        return message.getSection(section).stream()
                .filter(each -> each.getType() != Type.OPT)
                .map(each -> each.getName() + " " + Type.string(each.getType()) + " " + each.rdataToString())
                .toList();
    }

    static List<String> answer(Message message) {
        return records(message, Section.ANSWER);
    }

    static boolean flag(Message message, int flag) {
        return message.getHeader().getFlag(flag);
    }

    static boolean isTruncated(Message message) {
        return flag(message, Flags.TC);
    }
}
