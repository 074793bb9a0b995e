package org.caagate.zone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;

/** What is published today: the lookup for names that no file has, with the answers that a test gives it. */
final class Elsewhere implements CaaLookup {
    static final Instant ASKED_AT = Zones.READ_AT.plusSeconds(5);

    private final Map<DomainName, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    static CaaLookup nobody() {
        return (name, context) -> {
            throw new AssertionError("asked for " + name);
        };
    }

    Elsewhere found(String name, String issuer, Alias... aliases) {
        CaaRecord record = CaaRecord.of(0, "issue", issuer).withTtl(100);
        return answer(name, new Answer.Present(DomainName.parse(name), List.of(record), trail(name, aliases)));
    }

    Elsewhere absent(String name, Alias... aliases) {
        return answer(name, new Answer.Absent(DomainName.parse(name), Answer.Absence.NXDOMAIN, trail(name, aliases)));
    }

    Elsewhere failed(String name, Alias... aliases) {
        Failure failure = new Failure(Failure.Kind.TIMEOUT, "no reply");
        return answer(name, new Answer.Failed(DomainName.parse(name), failure, trail(name, aliases)));
    }

    Elsewhere answer(String name, Answer answer) {
        answers.put(DomainName.parse(name), answer);
        return this;
    }

    static Exchange exchange(String name) {
        Reply reply = new Reply.Nothing(new Failure(Failure.Kind.TIMEOUT, "scripted"));
        return new Exchange("udp://192.0.2.53:53", name, ASKED_AT, Duration.ofMillis(1), reply);
    }

    static Trail trail(String name, Alias... aliases) {
        return new Trail(List.of(exchange(name)), List.of(aliases), ASKED_AT, Trail.Authentication.SECURE);
    }

    Answer answerFor(String name) {
        return Optional.ofNullable(answers.get(DomainName.parse(name)))
                .orElseThrow(() -> new AssertionError("asked for " + name));
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        asked.add(name.toString());
        return CompletableFuture.completedFuture(answerFor(name.toString()));
    }
}
