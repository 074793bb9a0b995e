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

    private static final int NOERROR = 0;
    private static final int NXDOMAIN = 3;

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
        List<Exchange> asked = answer.trail().exchanges().stream()
                .filter(this::isForRecordsOfTheEnd)
                .toList();
        if (denials.isEmpty()
                || asked.isEmpty()
                || !answer.failure().kind().mayLieOutside()
                || !asked.stream().allMatch(FailureAcceptance::isFailedElsewhere)) {
            return Optional.empty();
        }
        Set<String> working = denials.stream()
                .map(InsecurityProof.DeniedDs::exchange)
                .filter(denial -> !denial.sentAt().isBefore(asked.get(0).sentAt()))
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

    private boolean isForRecordsOfTheEnd(Exchange exchange) {
        return exchange.purpose() == Exchange.Purpose.RECORDS
                && isSame(exchange.question(), chain.get(chain.size() - 1));
    }

    /**
     * An answer among the failures may hold a policy, even one that could not be used: a cut one shows that there are records, and
     * that TCP is blocked may be our own doing.
     */
    private static boolean isFailedElsewhere(Exchange exchange) {
        if (exchange.reply() instanceof Reply.Nothing nothing) {
            return nothing.failure().kind() == Failure.Kind.TIMEOUT;
        }
        return exchange.reply() instanceof Reply.Message message
                && message.rcode() != NOERROR
                && message.rcode() != NXDOMAIN
                && message.errors().stream().noneMatch(error -> isOfResolver(error.code()));
    }

    /**
     * What the resolver did on purpose: forged, held back for DNSSEC, blocked, censored, filtered, prohibited (RFC 8914 section 4).
     * Nobody vouches for the code, but here it only ever keeps a failure from being accepted.
     */
    private static boolean isOfResolver(int code) {
        return (code >= 4 && code <= 12) || (code >= 15 && code <= 18);
    }

    /** The same resolver may be asked over several transports. */
    private static String address(Exchange exchange) {
        String server = exchange.server();
        int scheme = server.indexOf("://");
        return scheme < 0 ? server : server.substring(scheme + "://".length());
    }

    private static boolean isSame(String one, String other) {
        return Ascii.fold(one).equals(Ascii.fold(other));
    }
}
