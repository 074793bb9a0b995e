package org.caagate.testkit.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A TCP connection through a relay: what comes in on one side goes out on the other, and the end of each side as well. */
final class TcpRelay {
    private static final int ROOM = 16_384;

    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Way toServer;
    private final Way toClient;

    private TcpRelay(SocketChannel client, SocketChannel server, EventLoop loop) throws IOException {
        this.client = client;
        this.server = server;
        toServer = new Way(client, server);
        toClient = new Way(server, client);
        clientKey = loop.register(client, 0, this::proceed);
        serverKey = loop.register(server, SelectionKey.OP_CONNECT, this::proceed);
    }

    /** Connects a client with the server, or closes its connection if that cannot be. */
    static void serve(SocketChannel client, InetSocketAddress server, EventLoop loop) throws IOException {
        SocketChannel other = SocketChannel.open();
        TcpRelay relay = new TcpRelay(client, other, loop);
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            other.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (other.connect(server)) {
                relay.proceed();
            }
        } catch (IOException e) {
            relay.close();
        }
    }

    /** One direction: octets that have been read and not been written yet. */
    private static final class Way {
        private final SocketChannel from;
        private final SocketChannel to;
        private final ByteBuffer octets = ByteBuffer.allocate(ROOM);
        private boolean isAtEnd;
        private boolean isOver;

        Way(SocketChannel from, SocketChannel to) {
            this.from = from;
            this.to = to;
        }

        void proceed() throws IOException {
            while (!isAtEnd && octets.hasRemaining()) {
                int count = from.read(octets);
                isAtEnd = count < 0;
                if (count <= 0) {
                    break;
                }
            }
            octets.flip();
            to.write(octets);
            octets.compact();
            if (isAtEnd && octets.position() == 0 && !isOver) {
                isOver = true;
                to.shutdownOutput();
            }
        }

        boolean canRead() {
            return !isAtEnd && octets.hasRemaining();
        }

        boolean hasToWrite() {
            return octets.position() > 0;
        }
    }

    private void proceed() throws IOException {
        try {
            if (server.isConnectionPending() && !server.finishConnect()) {
                return;
            }
            toServer.proceed();
            toClient.proceed();
            if (toServer.isOver && toClient.isOver) {
                close();
                return;
            }
            clientKey.interestOps(interest(toServer, toClient));
            serverKey.interestOps(interest(toClient, toServer));
        } catch (IOException e) {
            // One side broke off, so the other one hears of it.
            close();
        }
    }

    private static int interest(Way from, Way to) {
        return (from.canRead() ? SelectionKey.OP_READ : 0) | (to.hasToWrite() ? SelectionKey.OP_WRITE : 0);
    }

    private void close() throws IOException {
        client.close();
        server.close();
    }
}
