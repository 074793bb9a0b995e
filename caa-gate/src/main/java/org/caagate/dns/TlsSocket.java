package org.caagate.dns;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.caagate.name.Identifier;

/**
 * Messages over TLS, two octets of length before each (RFC 7858 section 3.3). Everything but {@link #close} blocks, and ends
 * when that is called: it closes the socket below TLS, which waits for nobody.
 */
final class TlsSocket {
    private static final int LENGTH_OCTETS = 2;

    // No SOCKS proxy of the JVM's system properties: addresses are asked directly, as over the other transports.
    private final Socket plain = new Socket(Proxy.NO_PROXY);
    private final DnsServer server;
    private volatile Socket secure = plain;

    TlsSocket(DnsServer server) {
        this.server = server;
    }

    /**
     * Connects, and lets the server prove who it is.
     *
     * @param settings whom to trust
     * @throws IOException if there is no such server, or it cannot prove it
     */
    void connect(TlsSettings settings) throws IOException {
        SSLContext context = settings.context();
        plain.setTcpNoDelay(true);
        plain.connect(server.address());
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, server.tlsName(), server.address().getPort(), true);
        secure = socket;
        SSLParameters parameters = TlsSettings.parameters(context);
        if (Identifier.parse(server.tlsName()) instanceof Identifier.Dns) {
            // JSSE leaves it out for names without a dot.
            parameters.setServerNames(List.of(new SNIHostName(server.tlsName())));
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
    }

    /**
     * Writes queries, in one piece (RFC 7766 section 8).
     *
     * @param queries at least one
     * @throws IOException if the connection is gone
     */
    void write(List<Query> queries) throws IOException {
        int length = queries.stream()
                .mapToInt(query -> LENGTH_OCTETS + query.length())
                .sum();
        ByteBuffer frames = ByteBuffer.allocate(length);
        queries.forEach(query -> frames.putShort((short) query.length()).put(query.wire()));
        secure.getOutputStream().write(frames.array());
    }

    /**
     * Takes messages until the connection ends.
     *
     * @param receiver takes each
     * @throws IOException always: {@link java.io.EOFException} if the server closed the connection
     */
    void read(Receiver receiver) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(secure.getInputStream()));
        while (true) {
            byte[] message = new byte[in.readUnsignedShort()];
            in.readFully(message);
            receiver.receive(message);
        }
    }

    /** What takes messages. */
    @FunctionalInterface
    interface Receiver {
        void receive(byte[] message) throws IOException;
    }

    void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // There is nobody left to tell, and nothing to be done.
        }
    }
}
