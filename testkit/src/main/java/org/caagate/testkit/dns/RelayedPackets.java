package org.caagate.testkit.dns;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.caagate.testkit.dns.PacketFates.Direction;
import org.caagate.testkit.dns.PacketFates.Fate;

/** The packets on their way: counts them, and does to each what its fate says. Only the tally is for other threads. */
final class RelayedPackets {
    private static final Duration LONGEST_WAIT_FOR_NEXT = Duration.ofMillis(20);

    private final PacketFates fates;
    private final EventLoop loop;
    private final Map<Direction, Long> numbers = new EnumMap<>(Direction.class);
    private final Map<Direction, Deque<Runnable>> waiting = new EnumMap<>(Direction.class);
    private volatile PacketRelay.Tally tally = new PacketRelay.Tally(0, 0, 0, 0, 0);

    RelayedPackets(PacketFates fates, EventLoop loop) {
        this.fates = fates;
        this.loop = loop;
    }

    PacketRelay.Tally tally() {
        return tally;
    }

    /**
     * Takes a packet that has come in; on the loop's thread.
     *
     * @param direction which way it goes
     * @param sending what sends it on, once for each copy
     */
    void relay(Direction direction, Runnable sending) {
        long number = numbers.merge(direction, 1L, Long::sum) - 1;
        Fate fate = fates.of(direction, number);
        tally = counted(fate);
        for (int copy = 0; copy < fate.copies(); copy++) {
            if (fate.letsNextPass()) {
                letNextPass(direction, sending);
            } else {
                sendAfter(fate.delay(), direction, sending);
            }
        }
    }

    private void letNextPass(Direction direction, Runnable sending) {
        Deque<Runnable> behind = waiting.computeIfAbsent(direction, any -> new ArrayDeque<>());
        behind.add(sending);
        loop.schedule(LONGEST_WAIT_FOR_NEXT, () -> {
            if (behind.remove(sending)) {
                sending.run();
            }
        });
    }

    private void sendAfter(Duration delay, Direction direction, Runnable sending) {
        if (delay.isZero()) {
            send(direction, sending);
        } else {
            loop.schedule(delay, () -> send(direction, sending));
        }
    }

    /** Sends a packet, and then those that have let it pass. */
    private void send(Direction direction, Runnable sending) {
        sending.run();
        Deque<Runnable> behind = waiting.computeIfAbsent(direction, any -> new ArrayDeque<>());
        for (Runnable next = behind.poll(); next != null; next = behind.poll()) {
            next.run();
        }
    }

    private PacketRelay.Tally counted(Fate fate) {
        boolean arrives = fate.copies() > 0;
        boolean isReordered = arrives && fate.letsNextPass();
        boolean isDelayed = arrives && !isReordered && !fate.delay().isZero();
        return new PacketRelay.Tally(
                tally.arrived() + 1,
                tally.lost() + (arrives ? 0 : 1),
                tally.duplicated() + (fate.copies() > 1 ? 1 : 0),
                tally.reordered() + (isReordered ? 1 : 0),
                tally.delayed() + (isDelayed ? 1 : 0));
    }
}
