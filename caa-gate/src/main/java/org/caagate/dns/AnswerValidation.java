package org.caagate.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Failure.Flaw;
import org.caagate.lookup.Trail.Authentication;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Validates one answer to a question for CAA records.
 *
 * <p>What an answer has to prove depends on where its names stand, not on what it holds: below a proved insecure delegation nothing, in a
 * zone that signs everything. A message with aliases counts as a whole only where one zone vouches for all of it, or nothing for
 * any of it; otherwise its first link does, once it is validated, and the rest is asked for again. So nothing unsigned at the
 * start of a chain hides what is bogus further on.
 */
final class AnswerValidation {
    private final ValidationSession session;
    private final ValidationTry validationTry;

    AnswerValidation(ValidationSession session, ValidationTry validationTry) {
        this.session = session;
        this.validationTry = validationTry;
    }

    /**
     * Validates.
     *
     * @param reply the answer
     * @param judgement what it says
     * @return completes with what can be taken of it, without exchanges
     */
    CompletableFuture<AttemptResult> validate(SignedMessage reply, Judgement judgement) {
        Optional<Name> signer = reply.signer().filter(zone -> mayVouch(zone, reply.name()));
        if (signer.isEmpty()) {
            return byName(reply, judgement);
        }
        NameSecurity expected = new NameSecurity.Secure(signer.get());
        return security(signer.get())
                .thenCompose(security -> security.equals(expected)
                        ? inZone(signer.get(), reply, judgement).thenCompose(found -> orByName(found, reply, judgement))
                        : security instanceof NameSecurity.Secure
                                ? byName(reply, judgement)
                                : at(security, reply, judgement));
    }

    /** What is above an anchor says nothing of what is at or below it: neither that it is not there, nor that it need not be signed. */
    private boolean mayVouch(Name zone, Name name) {
        return session.walk().haveSameAnchor(zone, name);
    }

    /**
     * A zone may vouch for a name below it. Where it does not, there may be another in between, or one that need not sign; but that has
     * to be shown.
     */
    private CompletableFuture<AttemptResult> orByName(AttemptResult found, SignedMessage reply, Judgement judgement) {
        if (!isBogus(found)) {
            return CompletableFuture.completedFuture(found);
        }
        return security(reply.name())
                .thenCompose(security ->
                        security.equals(new NameSecurity.Secure(reply.signer().orElseThrow()))
                                ? CompletableFuture.completedFuture(found)
                                : at(security, reply, judgement))
                .thenApply(later -> unlessFailed(later, found));
    }

    private static boolean isBogus(AttemptResult result) {
        return result.judgement() instanceof Judgement.Broken broken
                && broken.failure().kind() == Failure.Kind.BOGUS;
    }

    /** Who keeps answers away must not make of what is bogus something that failed, which a policy may tolerate. */
    private static AttemptResult unlessFailed(AttemptResult later, AttemptResult found) {
        boolean hasFailed = later.judgement() instanceof Judgement.Broken && !isBogus(later);
        return hasFailed && isBogus(found) ? found : later;
    }

    private CompletableFuture<AttemptResult> byName(SignedMessage reply, Judgement judgement) {
        return security(reply.name()).thenCompose(security -> at(security, reply, judgement));
    }

    private CompletableFuture<AttemptResult> at(NameSecurity security, SignedMessage reply, Judgement judgement) {
        if (security instanceof NameSecurity.Secure secure) {
            return inZone(secure.zone(), reply, judgement);
        }
        Optional<Authentication> unsigned = unsigned(security);
        return unsigned.isPresent()
                ? withoutSignatures(unsigned.get(), judgement)
                : CompletableFuture.completedFuture(failed(reply, security));
    }

    private CompletableFuture<NameSecurity> security(Name name) {
        return session.walk().of(name, validationTry);
    }

    private static Optional<Authentication> unsigned(NameSecurity security) {
        if (security instanceof NameSecurity.Insecure) {
            return Optional.of(Authentication.INSECURE);
        }
        return security instanceof NameSecurity.Unanchored
                ? Optional.of(Authentication.INDETERMINATE)
                : Optional.empty();
    }

    private AttemptResult failed(SignedMessage reply, NameSecurity security) {
        if (security instanceof NameSecurity.Unknown unknown) {
            return AttemptResult.unvalidated(new Judgement.Broken(unknown.failure()));
        }
        return bogus(
                reply, security instanceof NameSecurity.Bogus bogus ? bogus.defect() : new Defect("no chain of trust"));
    }

    private AttemptResult bogus(SignedMessage reply, Defect defect) {
        return AttemptResult.unvalidated(broken(reply, defect));
    }

    private Judgement.Broken broken(SignedMessage reply, Defect defect) {
        return new Judgement.Broken(new Failure(
                Failure.Kind.BOGUS,
                "an answer for " + reply.question() + " that fails DNSSEC validation: " + defect.reason() + ", from "
                        + validationTry.server(),
                defect.flaw()));
    }

    private CompletableFuture<List<NameSecurity>> targets(Judgement judgement) {
        CompletableFuture<List<NameSecurity>> all = CompletableFuture.completedFuture(List.of());
        for (Link link : judgement.links()) {
            all = all.thenCombine(security(link.target()), (sofar, next) -> {
                List<NameSecurity> more = new ArrayList<>(sofar);
                more.add(next);
                return more;
            });
        }
        return all;
    }

    /** The name needs no signature. The names that it leads to may. */
    private CompletableFuture<AttemptResult> withoutSignatures(Authentication authentication, Judgement judgement) {
        return targets(judgement).thenApply(targets -> {
            Authentication all = authentication;
            for (NameSecurity target : targets) {
                Optional<Authentication> unsigned = unsigned(target);
                if (unsigned.isEmpty()) {
                    return new AttemptResult(List.of(), first(judgement.links().get(0)), authentication);
                }
                all = AttemptResult.weaker(all, unsigned.get());
            }
            return new AttemptResult(List.of(), judgement, all);
        });
    }

    private static Judgement first(Link link) {
        return new Judgement.Elsewhere(link.target(), List.of(link));
    }

    private CompletableFuture<AttemptResult> inZone(Name zone, SignedMessage reply, Judgement judgement) {
        if (judgement.links().isEmpty()) {
            return whole(zone, reply, judgement);
        }
        boolean isOfOneZone = !(judgement instanceof Judgement.Elsewhere)
                && reply.foreignTo(zone).isEmpty()
                && judgement.links().stream().allMatch(link -> mayVouch(zone, link.target()));
        if (!isOfOneZone) {
            return alias(zone, reply);
        }
        return whole(zone, reply, judgement)
                .thenCompose(found -> found.judgement() instanceof Judgement.Broken
                        ? alias(zone, reply).thenApply(later -> unlessFailed(later, found))
                        : CompletableFuture.completedFuture(found));
    }

    /** Takes the first step alone, on the word of its zone. */
    private CompletableFuture<AttemptResult> alias(Name zone, SignedMessage reply) {
        return session.questions()
                .ask(reply.name(), Type.CNAME, validationTry)
                .thenCompose(alias -> checked(zone, alias).thenApply(fault -> step(alias, fault)))
                .exceptionally(AnswerValidation::unanswered);
    }

    private static AttemptResult unanswered(Throwable error) {
        Throwable cause = Workers.cause(error);
        if (cause instanceof KeyQuestions.Unanswered unanswered) {
            return AttemptResult.unvalidated(new Judgement.Broken(unanswered.failure()));
        }
        throw new CompletionException(cause);
    }

    private AttemptResult step(SignedMessage alias, Optional<Judgement.Broken> fault) {
        if (fault.isPresent()) {
            return AttemptResult.unvalidated(fault.get());
        }
        try {
            List<Link> links = AliasChain.from(alias.name(), AnswerSection.read(alias.answer()))
                    .links();
            return links.isEmpty()
                    ? bogus(alias, new Defect("no alias, where an answer for CAA has one"))
                    : secure(alias, first(links.get(0)));
        } catch (UnusableException e) {
            return AttemptResult.unvalidated(e.judgement());
        }
    }

    private CompletableFuture<AttemptResult> whole(Name zone, SignedMessage reply, Judgement judgement) {
        return checked(zone, reply).thenApply(fault -> {
            if (fault.isPresent()) {
                return AttemptResult.unvalidated(fault.get());
            }
            Name end = judgement.links().isEmpty()
                    ? reply.name()
                    : judgement.links().get(judgement.links().size() - 1).target();
            boolean isProved = !(judgement instanceof Judgement.Nothing)
                    || Denial.of(reply, zone).denies(end, Type.CAA);
            return isProved
                    ? secure(reply, judgement)
                    : bogus(reply, unproved("no proof that there are no CAA records at " + Texts.name(end)));
        });
    }

    private AttemptResult secure(SignedMessage reply, Judgement judgement) {
        return new AttemptResult(
                List.of(),
                judgement,
                Authentication.SECURE,
                reply.signedFor(session.verifier().clock().instant()));
    }

    /** Returns what is wrong with a message that one zone has to vouch for, but for what it denies. */
    private CompletableFuture<Optional<Judgement.Broken>> checked(Name zone, SignedMessage reply) {
        Optional<Defect> fault = reply.excess().or(() -> reply.foreignTo(zone));
        if (fault.isPresent()) {
            return CompletableFuture.completedFuture(Optional.of(broken(reply, fault.get())));
        }
        return session.verifier().verify(reply, validationTry).thenApply(status -> {
            if (status instanceof SecurityStatus.Indeterminate indeterminate) {
                return Optional.of(new Judgement.Broken(indeterminate.failure()));
            }
            if (status instanceof SecurityStatus.Bogus bogus) {
                return Optional.of(broken(reply, bogus.defect()));
            }
            if (status instanceof SecurityStatus.Unproven) {
                return Optional.of(broken(reply, unproved("no proof, in a zone that signs")));
            }
            return tooBroad(zone, reply)
                    .map(owner -> broken(reply, unproved("a wildcard in place of " + Texts.name(owner))));
        });
    }

    private static Defect unproved(String reason) {
        return new Defect(reason, Flaw.NSEC_MISSING);
    }

    /** Returns a name that a wildcard answers for without proof that the name itself is not there (RFC 4035 section 5.3.4). */
    private static Optional<Name> tooBroad(Name zone, SignedMessage reply) {
        Denial denial = Denial.of(reply, zone);
        return reply.answer().stream()
                .filter(record -> !(record instanceof RRSIGRecord))
                .filter(record -> !reply.isOriginal(record))
                .filter(record -> !denial.deniesName(nextCloser(reply, record)))
                .map(Record::getName)
                .findFirst();
    }

    /** The wildcard is that of the closest encloser, whose labels were signed. */
    private static Name nextCloser(SignedMessage reply, Record record) {
        int nextCloser = reply.signedLabels(record) + 1;
        return new Name(record.getName(), record.getName().labels() - 1 - nextCloser);
    }
}
