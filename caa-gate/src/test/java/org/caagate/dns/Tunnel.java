package org.caagate.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** A port on 127.0.0.1 that leads to another: at once, or as an HTTP proxy when it is told to by CONNECT. */
final class Tunnel implements AutoCloseable {
    /** The heads of the requests to the proxy; for a bare tunnel an empty text for each connection. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket listener;
    private final int target;
    private final boolean isProxy;
    private volatile int firstRemembered;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "tunnel");
        thread.setDaemon(true);
        return thread;
    });

    private Tunnel(int target, boolean isProxy) throws IOException {
        this.target = target;
        this.isProxy = isProxy;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
    }

    static Tunnel to(int target) throws IOException {
        return new Tunnel(target, false);
    }

    /** Whatever host it is asked for, it leads to that port. */
    static Tunnel proxyTo(int target) throws IOException {
        return new Tunnel(target, true);
    }

    int port() {
        return listener.getLocalPort();
    }

    ProxySelector selector() {
        return selector(port());
    }

    /** Leads everything to a proxy at that port. */
    static ProxySelector selector(int port) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI url) {
                return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", port)));
            }

            @Override
            public void connectFailed(URI url, SocketAddress address, IOException failure) {}
        };
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                workers.execute(() -> serve(client));
            }
        } catch (IOException | RejectedExecutionException e) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            int number;
            String head = isProxy ? head(client) : "";
            synchronized (requests) {
                number = requests.size();
                requests.add(head);
            }
            if (isProxy) {
                client.getOutputStream().write("HTTP/1.1 200 Yes\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            workers.execute(() -> copy(server, client, number));
            copy(client, server, number);
        } catch (IOException | RejectedExecutionException e) {
            // One of the ends is closed, and with it the tunnel.
        }
    }

    private static String head(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = client.getInputStream().read();
            if (octet < 0) {
                throw new IOException("no request");
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    /** Swallows from now on whatever comes over the connections that there are, as a gateway does that has forgotten them. */
    void forgetConnections() {
        firstRemembered = requests.size();
    }

    private void copy(Socket from, Socket to, int number) {
        byte[] buffer = new byte[8192];
        try {
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                if (number >= firstRemembered) {
                    to.getOutputStream().write(buffer, 0, count);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // As above.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        workers.shutdownNow();
    }
}
