package org.caagate.testkit.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caagate.testkit.dns.PacketFates.Direction;

/** The datagrams of a relay: one socket towards all clients, and for each client one towards the server. */
final class UdpRelay {
    private static final int MOST_CLIENTS = 512;
    private static final int DATAGRAMS_IN_A_ROW = 64;

    private final DatagramChannel front;
    private final InetSocketAddress server;
    private final EventLoop loop;
    private final RelayedPackets packets;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Reply.MAXIMUM_LENGTH);
    /** The client that was heard of longest ago comes first. */
    private final Map<SocketAddress, DatagramChannel> clients = new LinkedHashMap<>(16, 0.75f, true);

    UdpRelay(DatagramChannel front, InetSocketAddress server, EventLoop loop, RelayedPackets packets) {
        this.front = front;
        this.server = server;
        this.loop = loop;
        this.packets = packets;
    }

    void register() throws IOException {
        loop.register(front, SelectionKey.OP_READ, this::readFromClients);
    }

    private void readFromClients() throws IOException {
        for (int i = 0; i < DATAGRAMS_IN_A_ROW; i++) {
            SocketAddress client = front.receive(buffer.clear());
            if (client == null) {
                return;
            }
            byte[] octets = octets();
            packets.relay(Direction.TO_SERVER, () -> sendToServer(client, octets));
        }
    }

    private void sendToServer(SocketAddress client, byte[] octets) {
        try {
            towardsServer(client).write(ByteBuffer.wrap(octets));
        } catch (IOException e) {
            // Nobody listens there, or not any more: so the packet is lost, as on any network.
            forget(client);
        }
    }

    private DatagramChannel towardsServer(SocketAddress client) throws IOException {
        DatagramChannel known = clients.get(client);
        if (known != null && known.isOpen()) {
            return known;
        }
        DatagramChannel channel = DatagramChannel.open();
        clients.put(client, channel);
        loop.register(channel, SelectionKey.OP_READ, () -> readFromServer(channel, client));
        channel.connect(server);
        if (clients.size() > MOST_CLIENTS) {
            Iterator<SocketAddress> longestAgo = clients.keySet().iterator();
            forget(longestAgo.next());
        }
        return channel;
    }

    private void readFromServer(DatagramChannel channel, SocketAddress client) throws IOException {
        while (channel.isOpen() && channel.read(buffer.clear()) > 0) {
            byte[] octets = octets();
            packets.relay(Direction.TO_CLIENT, () -> sendToClient(client, octets));
        }
    }

    private void sendToClient(SocketAddress client, byte[] octets) {
        try {
            front.send(ByteBuffer.wrap(octets), client);
        } catch (IOException e) {
            // The client has gone: so the packet is lost.
            forget(client);
        }
    }

    private byte[] octets() {
        byte[] octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        return octets;
    }

    private void forget(SocketAddress client) {
        DatagramChannel channel = clients.remove(client);
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // There is nobody left to tell, and nothing to be done.
        }
    }
}
