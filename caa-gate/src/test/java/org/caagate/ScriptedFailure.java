package org.caagate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.Octets;

/** Failures of lookups that have asked, or have not. */
final class ScriptedFailure {
    static final Reply SILENCE = new Reply.Nothing(new Failure(Failure.Kind.TIMEOUT, "scripted"));
    static final Reply REFUSED = message(5);

    private ScriptedFailure() {}

    static Reply message(int rcode) {
        return new Reply.Message(rcode, Set.of(), List.of(), Octets.ofText("scripted"));
    }

    /** A lookup that fails so after a message has come. */
    static CaaLookup of(Failure.Kind kind) {
        return (name, context) -> CompletableFuture.completedFuture(
                answer(name, kind, trail(List.of(), exchange(name.toString(), REFUSED))));
    }

    static Answer.Failed answer(DomainName name, Failure.Kind kind, Trail trail) {
        return new Answer.Failed(name, new Failure(kind, "scripted"), trail);
    }

    static Exchange exchange(String question, Reply reply) {
        return new Exchange("udp://192.0.2.53:53", question, Instant.EPOCH, Duration.ZERO, reply);
    }

    static Trail trail(List<Alias> aliases, Exchange... exchanges) {
        return new Trail(List.of(exchanges), aliases, Instant.EPOCH, Trail.Authentication.UNVALIDATED);
    }
}
