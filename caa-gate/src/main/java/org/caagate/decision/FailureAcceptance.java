package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.Ascii;

/**
 * The exception of the Baseline Requirements, section 3.2.2.8: a failed lookup may count as a permission if the failure is outside of
 * the CA's infrastructure, the lookup was retried at least once, and the domain is confirmed insecure (RFC 4035 section 4.3). All
 * three must be seen in the answer; what cannot be seen is not so.
 */
final class FailureAcceptance {
    private static final int FEWEST_TRIES = 2;

    private static final int SERVFAIL = 2;

    /**
     * Other, cached error, no reachable authority, network error: the extended errors that do not say that the resolver itself is the
     * cause (RFC 8914 sections 4.1, 4.14, 4.23 and 4.24). Nobody vouches for a code, and without any the failure may be accepted as well; but
     * any other one, known or not, keeps it from being so.
     */
    private static final Set<Integer> BLAMING_OTHERS = Set.of(0, 13, 22, 23);

    private final Answer.Failed answer;
    private final List<String> chain;

    private FailureAcceptance(Answer.Failed answer) {
        this.answer = answer;
        this.chain = new ArrayList<>(List.of(answer.name().toString()));
        answer.trail().aliases().stream().map(Alias::target).forEach(chain::add);
    }

    /** The reason for which a failure is a permit, or nothing unless all proofs are there. */
    static Optional<PermitReason.LookupFailureAccepted> of(Answer.Failed answer) {
        return new FailureAcceptance(answer).reason();
    }

    private Optional<PermitReason.LookupFailureAccepted> reason() {
        List<InsecurityProof.DeniedDs> denials = denials();
        List<Exchange> asked = answer.tries();
        if (denials.isEmpty()
                || asked.isEmpty()
                || !answer.failure().kind().mayLieOutside()
                || !asked.stream().allMatch(this::isFailedElsewhere)) {
            return Optional.empty();
        }
        Set<String> working = denials.stream()
                .map(InsecurityProof.DeniedDs::fetched)
                .filter(fetched ->
                        !fetched.sentAt().isBefore(asked.get(asked.size() - 1).sentAt()))
                .map(FailureAcceptance::address)
                .collect(Collectors.toSet());
        List<Exchange> tries = asked.stream()
                .filter(exchange -> working.contains(address(exchange)))
                .toList();
        return tries.size() < FEWEST_TRIES
                ? Optional.empty()
                : Optional.of(new PermitReason.LookupFailureAccepted(answer, tries, denials));
    }

    /** One for each name of the alias chain, or none at all: each name may lie in another zone. */
    private List<InsecurityProof.DeniedDs> denials() {
        List<InsecurityProof.DeniedDs> denials = new ArrayList<>();
        for (InsecurityProof proof : answer.insecurity()) {
            boolean isNext = denials.size() < chain.size() && isSame(proof.name(), chain.get(denials.size()));
            if (!isNext || !(proof instanceof InsecurityProof.DeniedDs denied)) {
                return List.of();
            }
            denials.add(denied);
        }
        boolean isInsecure = answer.trail().authentication() == Trail.Authentication.INSECURE;
        return isInsecure && denials.size() == chain.size() ? denials : List.of();
    }

    /**
     * Silence, or a SERVFAIL where that was looked into. An answer among the failures may hold a policy, even one that could not be used: a
     * cut one shows that there are records, and that TCP is blocked may be our own doing.
     */
    private boolean isFailedElsewhere(Exchange exchange) {
        if (exchange.reply() instanceof Reply.Nothing nothing) {
            return nothing.failure().kind() == Failure.Kind.TIMEOUT;
        }
        return answer.failure().kind() == Failure.Kind.SERVFAIL_UNCHECKED
                && exchange.reply() instanceof Reply.Message message
                && message.rcode() == SERVFAIL
                && message.errors().stream().allMatch(error -> BLAMING_OTHERS.contains(error.code()));
    }

    private static String address(Exchange exchange) {
        return Witnesses.address(exchange.server());
    }

    private static boolean isSame(String one, String other) {
        return Ascii.fold(one).equals(Ascii.fold(other));
    }
}
