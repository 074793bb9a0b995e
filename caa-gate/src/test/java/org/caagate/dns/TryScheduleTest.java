package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The schedule of tries")
class TryScheduleTest {
    private static final DnsServer A = DnsServer.parse("192.0.2.1");
    private static final DnsServer B = DnsServer.parse("192.0.2.2");
    private static final DnsServer A_TCP = DnsServer.parse("tcp://192.0.2.1");
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** All turns, if each fails in this way at once, and all waits are kept. */
    private static List<TrySchedule.Turn> turns(List<DnsServer> servers, int tries, Failure.Kind kind) {
        TrySchedule schedule = new TrySchedule(servers, new Pace(tries, SECOND));
        List<TrySchedule.Turn> turns = new ArrayList<>();
        long now = Long.MAX_VALUE;
        Optional<TrySchedule.Turn> next = schedule.next(now);
        while (next.isPresent()) {
            turns.add(next.get());
            now += next.get().pause().toNanos();
            schedule.failed(kind, now);
            next = schedule.next(now);
        }
        return turns;
    }

    private static TrySchedule.Turn turn(DnsServer server, int seconds) {
        return new TrySchedule.Turn(server, SECOND.multipliedBy(seconds));
    }

    @Test
    void changes_the_transport_of_a_server_that_is_alone_and_doubles_the_wait() {
        assertThat(turns(List.of(A), 4, Failure.Kind.SERVFAIL))
                .containsExactly(turn(A, 0), turn(A_TCP, 1), turn(A, 2), turn(A_TCP, 4));
    }

    @Test
    void stays_with_tcp_where_that_was_asked_for() {
        assertThat(turns(List.of(A_TCP), 2, Failure.Kind.SERVFAIL)).containsExactly(turn(A_TCP, 0), turn(A_TCP, 1));
    }

    @Test
    void does_not_wait_after_a_timeout() {
        assertThat(turns(List.of(A), 3, Failure.Kind.TIMEOUT)).containsExactly(turn(A, 0), turn(A_TCP, 0), turn(A, 0));
    }

    @Test
    void goes_round_all_servers_before_it_waits() {
        assertThat(turns(List.of(A, B), 5, Failure.Kind.REFUSED))
                .containsExactly(turn(A, 0), turn(B, 0), turn(A, 1), turn(B, 0), turn(A, 2));
    }

    @Test
    void comes_back_to_every_server_whose_answer_was_stale_whatever_the_number_of_tries() {
        assertThat(turns(List.of(A), 1, Failure.Kind.STALE)).containsExactly(turn(A, 0), turn(A_TCP, 1));
        assertThat(turns(List.of(A, B), 2, Failure.Kind.STALE))
                .containsExactly(turn(A, 0), turn(B, 0), turn(A, 1), turn(B, 0));
        assertThat(turns(List.of(A), 3, Failure.Kind.STALE)).containsExactly(turn(A, 0), turn(A_TCP, 1), turn(A, 2));
    }

    @Test
    void comes_back_to_a_stale_answer_after_another_failure() {
        TrySchedule schedule = new TrySchedule(List.of(A), new Pace(2, SECOND));
        assertThat(schedule.next(0)).isPresent();
        schedule.failed(Failure.Kind.REFUSED, 0);
        assertThat(schedule.next(0)).isPresent();
        schedule.failed(Failure.Kind.STALE, 0);
        assertThat(schedule.next(0)).contains(turn(A, 2));
        schedule.failed(Failure.Kind.STALE, 0);
        assertThat(schedule.next(0)).isEmpty();
    }

    @Test
    void asks_every_server_whatever_the_number_of_tries() {
        assertThat(turns(List.of(A, B, A_TCP), 1, Failure.Kind.REFUSED))
                .containsExactly(turn(A, 0), turn(B, 0), turn(A_TCP, 0));
    }
}
