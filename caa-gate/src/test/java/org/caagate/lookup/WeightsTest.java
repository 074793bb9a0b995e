package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of what servers can make of an answer, against the heap that it takes. */
@DisplayName("The weight of an answer")
@Timeout(120)
class WeightsTest {
    private static final int ANSWERS = 5000;

    private enum Kind {
        RECORDS,
        MANY_RECORDS,
        ABSENCE,
        ALIASES,
        SIGNED_KEYS,
        SILENCE,
        GARBAGE,
        STALE,
        INSECURITY
    }

    private static Answer draw(Kind kind, int number) {
        return switch (kind) {
            case RECORDS -> present(number, 1);
            case MANY_RECORDS -> present(number, 20);
            case ABSENCE -> absent(number, List.of(exchange(number, "CAA", message(number))), List.of());
            case ALIASES -> absent(number, List.of(), aliases(number));
            case SIGNED_KEYS -> absent(number, exchanges(number, message(number)), List.of());
            case SILENCE -> failed(number, exchanges(number, new Reply.Nothing(failure(number))), List.of(), List.of());
            case GARBAGE ->
                failed(
                        number,
                        exchanges(number, new Reply.Unreadable(failure(number), octets(number, 300))),
                        List.of(),
                        List.of());
            case STALE -> failed(number, List.of(), records(number, 5), List.of());
            case INSECURITY -> failed(number, List.of(), List.of(), proofs(number));
        };
    }

    private static DomainName name(int number) {
        return DomainName.parse("n" + number + ".example.com");
    }

    /** Of each number other octets, which nobody shares. */
    private static Octets octets(int number, int length) {
        return Octets.ofText(("x" + number).repeat(length).substring(0, length));
    }

    private static Reply message(int number) {
        return new Reply.Message(
                0, Set.of(Reply.Flag.TRUNCATED), List.of(new ExtendedError(3, "stale " + number)), octets(number, 120));
    }

    private static Exchange exchange(int number, String type, Reply reply) {
        Exchange.Purpose purpose = type.equals("CAA") ? Exchange.Purpose.RECORDS : Exchange.Purpose.VALIDATION;
        return new Exchange(
                "udp://192.0.2." + number % 250 + ":53",
                "n" + number + ".example.com",
                type,
                purpose,
                Instant.ofEpochSecond(number),
                Duration.ofNanos(number + 1L),
                reply);
    }

    private static List<Exchange> exchanges(int number, Reply reply) {
        return IntStream.range(0, 4)
                .mapToObj(each -> exchange(number, "DNSKEY", each == 0 ? reply : message(number)))
                .toList();
    }

    private static List<Alias> aliases(int number) {
        return IntStream.range(0, 8)
                .mapToObj(link -> new Alias("a" + link + "-" + number + ".example", "b" + link + "-" + number, 60))
                .toList();
    }

    private static List<CaaRecord> records(int number, int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> CaaRecord.of(0, "issue", "ca" + each + "-" + number + ".example"))
                .toList();
    }

    private static Failure failure(int number) {
        return new Failure(Failure.Kind.TIMEOUT, "no answer from server " + number + " in 3 s", Optional.empty());
    }

    private static List<InsecurityProof> proofs(int number) {
        String zone = "n" + number + ".example.com";
        return IntStream.range(0, 3)
                .<InsecurityProof>mapToObj(each -> new InsecurityProof.DeniedDs(
                        "a" + each + "." + zone,
                        zone,
                        exchange(number, "DS", message(number)),
                        exchange(number, "DS", message(number))))
                .toList();
    }

    private static Trail trail(int number, List<Exchange> exchanges, List<Alias> aliases) {
        return new Trail(exchanges, aliases, Instant.ofEpochSecond(number), Trail.Authentication.UNVALIDATED);
    }

    private static Answer present(int number, int records) {
        List<Exchange> exchanges = List.of(exchange(number, "CAA", message(number)));
        return new Answer.Present(name(number), records(number, records), trail(number, exchanges, List.of()));
    }

    private static Answer absent(int number, List<Exchange> exchanges, List<Alias> aliases) {
        return new Answer.Absent(name(number), Answer.Absence.NODATA, trail(number, exchanges, aliases));
    }

    private static Answer failed(
            int number, List<Exchange> exchanges, List<CaaRecord> stale, List<InsecurityProof> proofs) {
        Failure failure = stale.isEmpty() ? failure(number) : new Failure(Failure.Kind.STALE, "stale " + number);
        return new Answer.Failed(name(number), failure, trail(number, exchanges, List.of()), stale, proofs);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void is_that_of_its_memory_within_a_factor_of_two(Kind kind) {
        assertThat(all(kind, 100)).hasSize(100);
        long before = used();
        List<Answer> answers = all(kind, ANSWERS);
        long measured = used() - before;
        long weight = answers.stream().mapToLong(Answer::weight).sum();
        assertThat((double) weight / measured).as(kind + " in memory").isBetween(0.5, 2.0);
    }

    private static List<Answer> all(Kind kind, int count) {
        List<Answer> answers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            answers.add(draw(kind, number));
        }
        return answers;
    }

    /** The least of some looks: what other threads leave behind is gone in one of them. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 3; look++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
