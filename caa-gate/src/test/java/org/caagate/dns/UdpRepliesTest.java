package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Replies over UDP")
class UdpRepliesTest {
    private final DatagramSelector selector = new DatagramSelector(60_000);
    private final UdpWire kept = new UdpWire(server -> true, selector);
    private final UdpWire own = new UdpWire(server -> false, selector);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private UdpPeer peer;

    @BeforeEach
    void start() throws IOException {
        peer = UdpPeer.open();
    }

    @AfterEach
    void stop() {
        peer.close();
        threads.shutdown();
    }

    @Test
    void a_reply_that_comes_twice_is_nobody_elses() throws Exception {
        UdpPeer.Received first = peer.exchange(kept, "example.com.");
        Wire.Pending pending = peer.send(kept, "example.net.");
        UdpPeer.Received second = peer.receive();
        assertThat(second.port()).isEqualTo(first.port());
        peer.say(first.reply(), first);
        peer.say(second.reply(), second);
        assertThat(UdpPeer.reply(pending)).isEqualTo(second.reply());
    }

    @Test
    void a_reply_that_comes_twice_is_no_noise_either() throws Exception {
        UdpPeer.Received first = peer.exchange(kept, "example.com.");
        Wire.Pending pending = peer.send(kept, "example.net.");
        peer.receive();
        peer.say(first.reply(), first);
        peer.exchange(own, "example.org.");
        pending.giveUp();
        UdpPeer.assertFailed(pending, SocketTimeoutException.class);
    }

    @Test
    void a_reply_that_comes_when_nobody_asks_is_dropped() throws Exception {
        UdpPeer.Received first = peer.exchange(kept, "example.com.");
        peer.say(first.replyWithOtherId(), first);
        peer.exchange(own, "example.org.");
        Wire.Pending pending = peer.send(kept, "example.net.");
        assertThat(peer.receive().port()).isEqualTo(first.port());
        pending.giveUp();
        UdpPeer.assertFailed(pending, SocketTimeoutException.class);
    }

    @Test
    void a_query_that_was_given_up_takes_its_socket_with_it() throws Exception {
        Wire.Pending late = peer.send(kept, "example.com.");
        UdpPeer.Received abandoned = peer.receive();
        late.giveUp();
        UdpPeer.assertFailed(late, SocketTimeoutException.class);
        Wire.Pending again = peer.send(kept, late.query());
        UdpPeer.Received afresh = peer.receive();
        assertThat(afresh.port()).isNotEqualTo(abandoned.port());
        peer.say(abandoned.reply(), abandoned);
        assertThat(again.reply()).isNotDone();
        peer.say(afresh.reply(), afresh);
        assertThat(UdpPeer.reply(again)).isEqualTo(afresh.reply());
    }

    @Test
    void a_query_that_is_given_up_as_its_reply_comes_takes_nobody_elses_socket_with_it() throws Exception {
        for (int i = 0; i < 500; i++) {
            Wire.Pending late = peer.send(kept, "example.com.");
            UdpPeer.Received received = peer.receive();
            CompletableFuture<Void> givingUp = CompletableFuture.runAsync(late::giveUp, threads);
            peer.say(received.reply(), received);
            peer.exchange(kept, "example.net.");
            givingUp.join();
            assertThat(late.reply()
                            .handle((reply, failure) -> failure == null
                                    ? Arrays.equals(reply, received.reply())
                                    : failure instanceof SocketTimeoutException))
                    .isCompletedWithValue(true);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_wrong_id_ends_nothing(boolean isKept) throws Exception {
        Wire.Pending pending = peer.send(isKept ? kept : own, "example.com.");
        UdpPeer.Received received = peer.receive();
        peer.say(received.replyWithOtherId(), received);
        peer.say(received.reply(), received);
        assertThat(UdpPeer.reply(pending)).isEqualTo(received.reply());
    }

    @Test
    void a_wrong_id_is_the_reply_to_nobody_else_if_none_better_comes() throws Exception {
        Wire.Pending asker = peer.send(kept, "example.com.");
        UdpPeer.Received received = peer.receive();
        Wire.Pending other = peer.send(kept, "example.net.");
        peer.receive();
        peer.say(received.replyWithOtherId(), received);
        peer.exchange(kept, "example.org.");
        asker.giveUp();
        other.giveUp();
        assertThat(UdpPeer.reply(asker)).isEqualTo(received.replyWithOtherId());
        UdpPeer.assertFailed(other, SocketTimeoutException.class);
    }
}
