package org.caagate.testkit.dns;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** One client's connection: a thread that reads, and one that writes. */
final class TlsConversation {
    private final Socket client;
    private final Framing framing;
    private final TlsListener listener;
    private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What goes out for an answer. */
    private record Outgoing(ByteBuffer octets, Duration octetInterval, boolean thenClose) {}

    TlsConversation(Socket client, Framing framing, TlsListener listener) {
        this.client = client;
        this.framing = framing;
        this.listener = listener;
    }

    void start(TlsListener.Manner manner) {
        if (manner != TlsListener.Manner.MUTE) {
            TlsListener.daemon("scripted-dns-tls-reader", () -> run(manner));
        }
    }

    void close() {
        closed.countDown();
        try {
            client.close();
        } catch (IOException e) {
            // It was broken already.
        }
        listener.ended(this);
    }

    private void run(TlsListener.Manner manner) {
        try {
            client.setTcpNoDelay(true);
            if (manner == TlsListener.Manner.CLEAR_TEXT) {
                client.getOutputStream().write(Framing.clearText());
                client.getInputStream().readAllBytes();
            } else {
                converse(secured(), manner == TlsListener.Manner.CLOSE_AFTER_ANSWER);
            }
        } catch (IOException e) {
            // The client has gone, or does not like our certificate.
        } finally {
            close();
        }
    }

    private Socket secured() throws IOException {
        SSLSocket secure = (SSLSocket) listener.entrance()
                .identity()
                .getSocketFactory()
                .createSocket(client, client.getInetAddress().getHostAddress(), client.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private void converse(Socket secure, boolean closing) throws IOException {
        OutputStream out = secure.getOutputStream();
        TlsListener.daemon("scripted-dns-tls-writer", () -> write(out));
        DataInputStream in = new DataInputStream(new BufferedInputStream(secure.getInputStream()));
        InetSocketAddress source = (InetSocketAddress) client.getRemoteSocketAddress();
        TlsListener.Entrance entrance = listener.entrance();
        while (true) {
            byte[] question = framing.read(in);
            entrance.loop().execute(() -> entrance.answers()
                    .answer(
                            question,
                            listener.transport(),
                            source,
                            (answer, delivery) -> outgoing.add(outgoing(answer, delivery, closing))));
        }
    }

    private Outgoing outgoing(byte[] answer, Delivery delivery, boolean closing) {
        byte[] whole = framing.frame(answer);
        int most = Math.min(delivery.closeAfter().orElse(whole.length), whole.length);
        ByteBuffer sent = ByteBuffer.wrap(whole, 0, most);
        return new Outgoing(
                sent, delivery.octetInterval(), closing || delivery.closeAfter().isPresent());
    }

    private void write(OutputStream out) {
        try {
            while (closed.getCount() > 0) {
                Outgoing next = outgoing.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    write(next, out);
                }
            }
        } catch (IOException e) {
            close();
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody does, it is to end.
            close();
        }
    }

    private void write(Outgoing next, OutputStream out) throws IOException, InterruptedException {
        ByteBuffer octets = next.octets();
        if (next.octetInterval().isZero()) {
            byte[] whole = new byte[octets.remaining()];
            octets.get(whole);
            out.write(whole);
        } else {
            while (octets.hasRemaining()) {
                out.write(octets.get());
                if (closed.await(next.octetInterval().toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        }
        if (next.thenClose()) {
            close();
        }
    }
}
