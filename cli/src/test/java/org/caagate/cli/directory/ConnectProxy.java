package org.caagate.cli.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** An HTTP proxy on 127.0.0.1 that knows CONNECT and nothing else. */
public final class ConnectProxy implements AutoCloseable {
    static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n";

    /** What it was asked: the request line and the header fields of each request. */
    public final List<List<String>> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket listener;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Function<List<String>, String> answer;

    private ConnectProxy(Function<List<String>, String> answer) throws IOException {
        this.answer = answer;
        listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
    }

    public static ConnectProxy start() throws IOException {
        return new ConnectProxy(request -> ESTABLISHED);
    }

    static ConnectProxy refusing(String statusLine) throws IOException {
        return new ConnectProxy(request -> statusLine + "\r\nContent-Length: 0\r\n\r\n");
    }

    public static ConnectProxy wanting(String credentials) throws IOException {
        return new ConnectProxy(request -> request.contains("Proxy-Authorization: " + credentials)
                ? ESTABLISHED
                : "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                workers.execute(() -> serve(client));
            }
        } catch (IOException | RejectedExecutionException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            // Nothing is read past the head: the client waits for the answer before it begins with TLS.
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
            List<String> head =
                    reader.lines().takeWhile(line -> !line.isEmpty()).toList();
            requests.add(head);
            String reply = answer.apply(head);
            client.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
            if (reply.equals(ESTABLISHED)) {
                tunnel(client, head.get(0).split(" ", -1)[1]);
            }
        } catch (IOException | UncheckedIOException | RejectedExecutionException gone) {
            // One of the two ends is closed, and with it the tunnel.
        }
    }

    private void tunnel(Socket client, String target) throws IOException {
        int colon = target.lastIndexOf(':');
        try (Socket server =
                new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(target.substring(colon + 1)))) {
            workers.execute(() -> copy(server, client));
            copy(client, server);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException gone) {
            // As above.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        workers.shutdownNow();
    }
}
