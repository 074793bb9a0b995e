package org.caagate.lookup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caagate.ManualTimer;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;

/** Time that a test lets pass, and a source whose answers it gives. */
final class CacheWorld implements CaaLookup {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final ManualTimer timer = new ManualTimer();
    final List<Asked> asked = new ArrayList<>();
    private Duration setBy = Duration.ZERO;

    /** A question that reached the source. */
    record Asked(DomainName name, LookupContext context, CompletableFuture<Answer> answer) {
        void complete(Answer with) {
            answer.complete(with);
        }
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        Asked question = new Asked(name, context, new CompletableFuture<>());
        asked.add(question);
        context.countQuestion();
        return question.answer();
    }

    CachedLookupBuilder cache() {
        return CachedLookup.of(this).timer(timer).clock(clock());
    }

    /** Sets the clock of the wall, and no other. */
    void set(Duration by) {
        setBy = setBy.plus(by);
    }

    Instant now() {
        return NOON.plus(setBy).plusNanos(timer.nanoTime());
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    LookupContext request() {
        return LookupContext.lasting(Duration.ofMinutes(1), timer);
    }

    LookupContext requestThatTakes(Duration oldest) {
        return LookupContext.lasting(Duration.ofMinutes(1), timer, oldest);
    }

    Asked last() {
        return asked.get(asked.size() - 1);
    }

    Answer absent(DomainName name, Duration lifetime) {
        return new Answer.Absent(name, Answer.Absence.NODATA, trail(lifetime));
    }

    Answer present(DomainName name, Duration lifetime, String... records) {
        List<CaaRecord> parsed = new ArrayList<>();
        try {
            for (String record : records) {
                parsed.add(CaaRecord.parse(record));
            }
        } catch (MalformedRecordException e) {
            throw new IllegalArgumentException(e);
        }
        return new Answer.Present(name, parsed, trail(lifetime));
    }

    Answer failed(DomainName name, Failure.Kind kind) {
        return new Answer.Failed(name, new Failure(kind, "scripted"), trail(Duration.ofHours(1)));
    }

    Trail trail(Duration lifetime) {
        return Trail.none(now()).lasting(lifetime);
    }

    /** Asks, and answers if the source was asked. */
    Answer ask(CaaLookup cache, Answer source) {
        int before = asked.size();
        CompletableFuture<Answer> answer =
                cache.lookup(source.name(), request()).toCompletableFuture();
        if (asked.size() > before) {
            last().complete(source);
        }
        return answer.join();
    }

    /** The answer that is there at once, without any question. */
    Optional<Answer> kept(CaaLookup cache, DomainName name, LookupContext request) {
        CompletableFuture<Answer> answer = cache.lookup(name, request).toCompletableFuture();
        return answer.isDone() ? Optional.of(answer.join()) : Optional.empty();
    }
}
