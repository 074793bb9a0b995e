package org.caagate.testkit.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When and how the octets of an answer reach the client. */
final class Delivery {
    private Duration delay = Duration.ZERO;
    private Duration octetInterval = Duration.ZERO;
    private final List<Hold> holds = new ArrayList<>();
    private Optional<Integer> closeAfter = Optional.empty();
    private boolean fromOtherPort;

    Duration delay() {
        return delay;
    }

    void addDelay(Duration more) {
        delay = delay.plus(more);
    }

    /** The gates that the answer has to pass, each in turn. */
    List<Hold> holds() {
        return holds;
    }

    void holdWith(Hold gate) {
        holds.add(gate);
    }

    /** The pause after each octet over TCP; zero sends the answer at once. */
    Duration octetInterval() {
        return octetInterval;
    }

    void drip(Duration interval) {
        octetInterval = interval;
    }

    /** How many octets, those of the length included, go over TCP before the connection is closed. */
    Optional<Integer> closeAfter() {
        return closeAfter;
    }

    void closeAfter(int octets) {
        closeAfter = Optional.of(octets);
    }

    boolean isFromOtherPort() {
        return fromOtherPort;
    }

    void fromOtherPort() {
        fromOtherPort = true;
    }
}
