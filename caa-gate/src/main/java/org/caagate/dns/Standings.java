package org.caagate.dns;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.caagate.lookup.Failure.Flaw;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Finds where names stand: from the anchor down, one label at a time, by the DS records of each (RFC 4035 section 5.2). Each is known once
 * in a request.
 */
final class Standings {
    private final TrustAnchors anchors;
    private final KeyQuestions questions;
    private final Verifier verifier;
    private final Map<Name, CompletableFuture<Standing>> known = new ConcurrentHashMap<>();

    Standings(TrustAnchors anchors, KeyQuestions questions, Verifier verifier) {
        this.anchors = anchors;
        this.questions = questions;
        this.verifier = verifier;
    }

    /** Returns whether the same anchor, or none, is the nearest to both names. */
    boolean haveSameAnchor(Name one, Name other) {
        return anchors.nearest(one).equals(anchors.nearest(other));
    }

    /**
     * Finds where a name stands.
     *
     * @param name the name
     * @param errand whose it is
     * @return completes with its standing; exceptionally only for a defect
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What it would say, the standing says.
    CompletableFuture<Standing> of(Name name, KeyErrand errand) {
        Optional<Name> anchor = anchors.nearest(name);
        if (anchor.isEmpty()) {
            return CompletableFuture.completedFuture(new Standing.Unanchored());
        }
        if (anchor.get().equals(name)) {
            return CompletableFuture.completedFuture(new Standing.Secure(name));
        }
        CompletableFuture<Standing> mine = new CompletableFuture<>();
        CompletableFuture<Standing> others = known.putIfAbsent(name, mine);
        if (others != null) {
            return others;
        }
        find(name, errand).whenComplete((standing, error) -> {
            if (error != null) {
                known.remove(name, mine);
                mine.completeExceptionally(error);
                return;
            }
            if (!standing.isFinal()) {
                known.remove(name, mine);
            }
            mine.complete(standing);
        });
        return mine;
    }

    private CompletableFuture<Standing> find(Name name, KeyErrand errand) {
        return of(new Name(name, 1), errand)
                .thenCompose(above -> above instanceof Standing.Secure secure
                        ? below(secure.zone(), name, errand)
                        : CompletableFuture.completedFuture(above));
    }

    private CompletableFuture<Standing> below(Name zone, Name name, KeyErrand errand) {
        return questions
                .ask(name, Type.DS, errand)
                .thenCompose(reply -> reply.isAlias()
                        ? questions.ask(name, Type.CNAME, errand)
                        : CompletableFuture.completedFuture(reply))
                .thenCompose(reply -> standing(zone, reply, errand))
                .exceptionally(Standings::unknown);
    }

    private static Standing unknown(Throwable error) {
        Throwable cause = Workers.cause(error);
        if (cause instanceof KeyQuestions.Unanswered unanswered) {
            return new Standing.Unknown(unanswered.failure());
        }
        throw new CompletionException(cause);
    }

    /** The DS records of a name are those of the zone above it: nobody else can say that there are none. */
    private CompletableFuture<Standing> standing(Name zone, SignedMessage reply, KeyErrand errand) {
        Optional<Defect> fault = reply.excess().or(() -> reply.foreignTo(zone));
        if (fault.isPresent()) {
            return CompletableFuture.completedFuture(bogus(reply, fault.get()));
        }
        return verifier.verify(reply, errand)
                .thenCompose(status -> status instanceof SecurityStatus.Unproven
                        ? optedOut(zone, reply, errand)
                        : CompletableFuture.completedFuture(standing(zone, reply, status)));
    }

    /**
     * Opt-out is the one proof that the validator calls insecure. It does so as well where it gave up, so the records of the proof are
     * verified one by one.
     */
    private CompletableFuture<Standing> optedOut(Name zone, SignedMessage reply, KeyErrand errand) {
        CompletableFuture<Standing> verified = CompletableFuture.completedFuture(
                Denial.of(reply, zone).isOptedOut(reply.name())
                        ? new Standing.Insecure(reply.name())
                        : bogus(
                                reply,
                                new Defect(
                                        "no proof that there is none, or that there need not be", Flaw.NSEC_MISSING)));
        for (SignedMessage proof : reply.hashedProofs()) {
            verified = verified.thenCompose(sofar -> sofar instanceof Standing.Insecure
                    ? verifier.verify(proof, errand).thenApply(status -> standing(sofar, reply, status))
                    : CompletableFuture.completedFuture(sofar));
        }
        return verified;
    }

    private static Standing standing(Standing sofar, SignedMessage reply, SecurityStatus status) {
        if (status instanceof SecurityStatus.Indeterminate indeterminate) {
            return new Standing.Unknown(indeterminate.failure());
        }
        return status instanceof SecurityStatus.Secure
                ? sofar
                : bogus(reply, new Defect("a proof whose signature does not hold"));
    }

    private static Standing standing(Name zone, SignedMessage reply, SecurityStatus status) {
        if (status instanceof SecurityStatus.Indeterminate indeterminate) {
            return new Standing.Unknown(indeterminate.failure());
        }
        if (status instanceof SecurityStatus.Bogus bogus) {
            return bogus(reply, bogus.defect());
        }
        Denial denial = Denial.of(reply, zone);
        if (reply.type() == Type.CNAME || !hasDelegationSigner(reply)) {
            // Neither an alias nor a name without DS and NS records is a delegation.
            return denial.isInsecureDelegation(reply.name())
                    ? new Standing.Insecure(reply.name())
                    : new Standing.Secure(zone);
        }
        return isUsable(reply) ? new Standing.Secure(reply.name()) : new Standing.Insecure(reply.name());
    }

    private static Standing bogus(SignedMessage reply, Defect defect) {
        return new Standing.Bogus(defect.saying(defect.reason() + ", in the " + reply));
    }

    private static boolean hasDelegationSigner(SignedMessage reply) {
        return reply.answer().stream().anyMatch(record -> isDelegationSigner(reply, record));
    }

    private static boolean isUsable(SignedMessage reply) {
        return reply.answer().stream()
                .anyMatch(record -> isDelegationSigner(reply, record) && SignedMessage.isSupported((DSRecord) record));
    }

    private static boolean isDelegationSigner(SignedMessage reply, Record record) {
        return record instanceof DSRecord && record.getName().equals(reply.name());
    }
}
