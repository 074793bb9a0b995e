package org.caagate.cli.advice;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.GateReport;
import org.caagate.decision.Effect;
import org.caagate.decision.Fact;
import org.caagate.decision.JudgedRecord;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;

/** Finds the cause of a verdict that nobody can give. */
public final class Diagnosis {
    private static final String METHODS = "validationmethods";

    private final Undetermined verdict;
    private final GateReport report;

    private Diagnosis(Undetermined verdict, GateReport report) {
        this.verdict = verdict;
        this.report = report;
    }

    /**
     * Returns the cause of a verdict.
     *
     * @param verdict what nobody can say
     * @param report what the verdict belongs to
     * @return why
     */
    public static Cause of(Undetermined verdict, GateReport report) {
        return new Diagnosis(verdict, report).cause();
    }

    private Cause cause() {
        UndeterminedReason reason = verdict.reason();
        if (reason instanceof UndeterminedReason.IssuerUnknown) {
            return Cause.ISSUER_UNKNOWN;
        } else if (reason instanceof UndeterminedReason.AccountUnknown) {
            return isMethodMissingToo() ? Cause.ACCOUNT_AND_METHOD_UNKNOWN : Cause.ACCOUNT_UNKNOWN;
        } else if (reason instanceof UndeterminedReason.MethodUnknown) {
            return Cause.METHOD_UNKNOWN;
        } else if (reason instanceof UndeterminedReason.LookupFailed failed) {
            return cause(failed.answer());
        } else if (reason instanceof UndeterminedReason.DnssecBogus bogus) {
            return cause(bogus.answer());
        } else if (reason instanceof UndeterminedReason.ResolverSeesNoCaa) {
            return Cause.RESOLVER_SEES_NO_CAA;
        } else if (reason instanceof UndeterminedReason.PerspectivesDisagree) {
            return Cause.PERSPECTIVES_DISAGREE;
        }
        throw new AssertionError(reason);
    }

    /** Whoever is told to say the account should not be told about the method only after that. */
    private boolean isMethodMissingToo() {
        return verdict.subject().facts().method() instanceof Fact.Unknown
                && verdict.examination().stream()
                        .flatMap(examination -> examination.records().stream())
                        .filter(judged -> judged.effect() == Effect.UNDECIDED)
                        .anyMatch(Diagnosis::namesMethods);
    }

    private static boolean namesMethods(JudgedRecord judged) {
        return judged.record().value().escaped().toLowerCase(Locale.ROOT).contains(METHODS);
    }

    private Cause cause(Answer.Failed failed) {
        Failure.Kind kind = failed.failure().kind();
        if (isSilence(kind) && isCut(failed)) {
            return Cause.TRUNCATED;
        }
        Cause cause = Cause.of(kind, said(failed));
        return cause == Cause.TIMEOUT && isHeardElsewhere(failed) ? Cause.TIMEOUT_FOR_THIS_NAME : cause;
    }

    /** What our own validation found is nearer to it than what the servers say. */
    private static Set<Integer> said(Answer.Failed failed) {
        return failed.failure()
                .flaw()
                .map(flaw -> Set.of(flaw.errorCode()))
                .orElseGet(() ->
                        extendedErrors(failed).stream().map(ExtendedError::code).collect(Collectors.toSet()));
    }

    private static boolean isSilence(Failure.Kind kind) {
        return kind == Failure.Kind.TIMEOUT || kind == Failure.Kind.NETWORK;
    }

    /** Then TCP was tried, and it was TCP that failed. */
    private static boolean isCut(Answer.Failed failed) {
        return messages(failed).anyMatch(message -> message.flags().contains(Reply.Flag.TRUNCATED));
    }

    /** About another name: an ancestor, which is asked along, or one of another identifier. */
    private boolean isHeardElsewhere(Answer.Failed failed) {
        Set<String> silent = failed.trail().exchanges().stream()
                .map(exchange -> address(exchange.server()))
                .collect(Collectors.toSet());
        return report.heardServers().stream().map(Diagnosis::address).anyMatch(silent::contains);
    }

    /** The server without its transport. */
    private static String address(String server) {
        int end = server.indexOf("://");
        return end < 0 ? server : server.substring(end + 3);
    }

    private static Stream<Reply.Message> messages(Answer answer) {
        return answer.trail().exchanges().stream()
                .map(Exchange::reply)
                .filter(Reply.Message.class::isInstance)
                .map(Reply.Message.class::cast);
    }

    /**
     * Returns what the servers said about a step beside the answer.
     *
     * @param answer the step
     * @return the extended errors, each once
     */
    public static List<ExtendedError> extendedErrors(Answer answer) {
        Set<ExtendedError> errors = new LinkedHashSet<>();
        for (Exchange exchange : answer.trail().exchanges()) {
            if (exchange.reply() instanceof Reply.Message message) {
                errors.addAll(message.errors());
            }
        }
        return List.copyOf(errors);
    }
}
