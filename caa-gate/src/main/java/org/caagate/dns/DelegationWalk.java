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
final class DelegationWalk {
    private final TrustAnchors anchors;
    private final KeyQuestions questions;
    private final Verifier verifier;
    private final Map<Name, CompletableFuture<NameSecurity>> known = new ConcurrentHashMap<>();

    DelegationWalk(TrustAnchors anchors, KeyQuestions questions, Verifier verifier) {
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
     * @param validationTry on whose behalf
     * @return completes with how secure it is; exceptionally only for a defect
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What it would say, the result says.
    CompletableFuture<NameSecurity> of(Name name, ValidationTry validationTry) {
        Optional<Name> anchor = anchors.nearest(name);
        if (anchor.isEmpty()) {
            return CompletableFuture.completedFuture(new NameSecurity.Unanchored());
        }
        if (anchor.get().equals(name)) {
            return CompletableFuture.completedFuture(new NameSecurity.Secure(name));
        }
        CompletableFuture<NameSecurity> mine = new CompletableFuture<>();
        CompletableFuture<NameSecurity> others = known.putIfAbsent(name, mine);
        if (others != null) {
            return others;
        }
        find(name, validationTry).whenComplete((security, error) -> {
            if (error != null) {
                known.remove(name, mine);
                mine.completeExceptionally(error);
                return;
            }
            if (!security.isFinal()) {
                known.remove(name, mine);
            }
            mine.complete(security);
        });
        return mine;
    }

    private CompletableFuture<NameSecurity> find(Name name, ValidationTry validationTry) {
        return of(new Name(name, 1), validationTry)
                .thenCompose(above -> above instanceof NameSecurity.Secure secure
                        ? below(secure.zone(), name, validationTry)
                        : CompletableFuture.completedFuture(above));
    }

    private CompletableFuture<NameSecurity> below(Name zone, Name name, ValidationTry validationTry) {
        return questions
                .ask(name, Type.DS, validationTry)
                .thenCompose(reply -> reply.isAlias()
                        ? questions.ask(name, Type.CNAME, validationTry)
                        : CompletableFuture.completedFuture(reply))
                .thenCompose(reply -> security(zone, reply, validationTry))
                .exceptionally(DelegationWalk::unknown);
    }

    private static NameSecurity unknown(Throwable error) {
        Throwable cause = Workers.cause(error);
        if (cause instanceof KeyQuestions.Unanswered unanswered) {
            return new NameSecurity.Unknown(unanswered.failure());
        }
        throw new CompletionException(cause);
    }

    /** The DS records of a name are those of the zone above it: nobody else can say that there are none. */
    private CompletableFuture<NameSecurity> security(Name zone, SignedMessage reply, ValidationTry validationTry) {
        Optional<Defect> fault = reply.excess().or(() -> reply.foreignTo(zone));
        if (fault.isPresent()) {
            return CompletableFuture.completedFuture(bogus(reply, fault.get()));
        }
        return verifier.verify(reply, validationTry)
                .thenCompose(status -> status instanceof SecurityStatus.Unproven
                        ? optedOut(zone, reply, validationTry)
                        : CompletableFuture.completedFuture(security(zone, reply, status)));
    }

    /**
     * Opt-out is the one proof that the validator calls insecure. It does so as well where it gave up, so the records of the proof are
     * verified one by one.
     */
    private CompletableFuture<NameSecurity> optedOut(Name zone, SignedMessage reply, ValidationTry validationTry) {
        CompletableFuture<NameSecurity> verified = CompletableFuture.completedFuture(
                Denial.of(reply, zone).isOptedOut(reply.name())
                        ? new NameSecurity.Insecure(reply.name())
                        : bogus(
                                reply,
                                new Defect(
                                        "no proof that there is none, or that there need not be", Flaw.NSEC_MISSING)));
        for (SignedMessage proof : reply.hashedProofs()) {
            verified = verified.thenCompose(sofar -> sofar instanceof NameSecurity.Insecure
                    ? verifier.verify(proof, validationTry).thenApply(status -> security(sofar, reply, status))
                    : CompletableFuture.completedFuture(sofar));
        }
        return verified;
    }

    private static NameSecurity security(NameSecurity sofar, SignedMessage reply, SecurityStatus status) {
        if (status instanceof SecurityStatus.Indeterminate indeterminate) {
            return new NameSecurity.Unknown(indeterminate.failure());
        }
        return status instanceof SecurityStatus.Secure
                ? sofar
                : bogus(reply, new Defect("a proof whose signature is not valid"));
    }

    private static NameSecurity security(Name zone, SignedMessage reply, SecurityStatus status) {
        if (status instanceof SecurityStatus.Indeterminate indeterminate) {
            return new NameSecurity.Unknown(indeterminate.failure());
        }
        if (status instanceof SecurityStatus.Bogus bogus) {
            return bogus(reply, bogus.defect());
        }
        Denial denial = Denial.of(reply, zone);
        if (reply.type() == Type.CNAME || !hasDelegationSigner(reply)) {
            // Neither an alias nor a name without DS and NS records is a delegation.
            return denial.isInsecureDelegation(reply.name())
                    ? new NameSecurity.Insecure(reply.name())
                    : new NameSecurity.Secure(zone);
        }
        return isUsable(reply) ? new NameSecurity.Secure(reply.name()) : new NameSecurity.Insecure(reply.name());
    }

    private static NameSecurity bogus(SignedMessage reply, Defect defect) {
        return new NameSecurity.Bogus(defect.saying(defect.reason() + ", in the " + reply));
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
