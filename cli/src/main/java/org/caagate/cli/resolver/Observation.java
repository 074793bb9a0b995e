package org.caagate.cli.resolver;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caagate.cli.advice.ErrorNames;
import org.caagate.cli.records.NameClimbs;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.name.DomainName;

/**
 * What was seen of a server.
 *
 * @param candidate the server
 * @param plain what it answered by its own transport, for each name
 * @param tcp what it answered over TCP
 * @param canaries what it answered for names with CAA records
 * @param bogus what it answered for a name whose DNSSEC is broken, if it was asked for one
 */
record Observation(
        Candidate candidate, List<Answer> plain, List<Answer> tcp, List<Answer> canaries, Optional<Answer> bogus) {
    /** What can be said about validation by a server. */
    enum Validation {
        /** It validates. */
        YES,
        /** It does not. */
        NO,
        /** It does not show. */
        UNCLEAR
    }

    static Observation of(Candidate candidate, Probes probes, NameClimbs plain, NameClimbs tcp) {
        return new Observation(
                candidate,
                answers(candidate.names(), plain),
                answers(candidate.names(), tcp),
                answers(probes.canaries(candidate), plain),
                probes.bogusZone(candidate).map(name -> answer(name, plain)));
    }

    private static List<Answer> answers(List<DomainName> names, NameClimbs climbs) {
        return names.stream().map(name -> answer(name, climbs)).toList();
    }

    private static Answer answer(DomainName name, NameClimbs climbs) {
        return climbs.from(name).steps().get(0);
    }

    /** Returns the names for which it gave no answer that can be used. */
    List<Answer.Failed> unanswered() {
        return unanswered(plain);
    }

    private static List<Answer.Failed> unanswered(List<Answer> answers) {
        return answers.stream()
                .filter(Answer.Failed.class::isInstance)
                .map(Answer.Failed.class::cast)
                .filter(failed -> !isMissing(failed))
                .toList();
    }

    /** Returns the names of which it says that they do not exist. */
    List<Answer> missing() {
        return plain.stream().filter(Observation::isMissing).toList();
    }

    private static boolean isMissing(Answer answer) {
        return (answer instanceof Answer.Failed failed && failed.failure().kind() == Failure.Kind.NO_SUCH_TLD)
                || (answer instanceof Answer.Absent absent && absent.absence() == Answer.Absence.NXDOMAIN);
    }

    /** Returns what went wrong over TCP. */
    List<Answer.Failed> unansweredOverTcp() {
        return unanswered(tcp);
    }

    /** Returns the names whose CAA records it showed. */
    List<Answer> seen() {
        return canaries.stream().filter(Answer.Present.class::isInstance).toList();
    }

    /** Returns whether no CAA records were seen although names were asked for that have them. */
    boolean isBlind() {
        return seen().isEmpty() && !canaries.isEmpty();
    }

    /**
     * Returns whether it says that there are no CAA records where there are some. One name may have lost them, but not all; and a
     * question without an answer says nothing about them.
     */
    boolean isHiding() {
        return isBlind() && canaries.stream().allMatch(Answer.Absent.class::isInstance);
    }

    /** Returns whether it validates: whoever does has no answer for what is bogus. */
    Validation validation() {
        return bogus.map(answer -> answer.fold(
                        present -> Validation.NO,
                        absent -> Validation.NO,
                        failed -> failed.failure().kind() == Failure.Kind.BOGUS ? Validation.YES : Validation.UNCLEAR))
                .orElse(Validation.UNCLEAR);
    }

    /** Returns whether any datagram was answered. */
    boolean answersDatagrams() {
        return plain.stream()
                .flatMap(answer -> answer.trail().exchanges().stream())
                .anyMatch(exchange ->
                        exchange.server().startsWith("udp://") && exchange.reply() instanceof Reply.Message);
    }

    /** Returns whether anything came back from it. */
    boolean isHeard() {
        return messages().findAny().isPresent();
    }

    boolean isUdp() {
        return candidate.isUdp();
    }

    /** Returns whether it says of any answer that it validated it. */
    boolean claimsAuthentic() {
        return messages().anyMatch(message -> message.flags().contains(Reply.Flag.AUTHENTIC_DATA));
    }

    /** Returns the extended errors that it sent along. */
    Set<String> extendedErrors() {
        Set<String> errors = new LinkedHashSet<>();
        messages().forEach(message -> message.errors().forEach(error -> errors.add(ErrorNames.words(error))));
        return errors;
    }

    private Stream<Reply.Message> messages() {
        return Stream.of(plain, tcp, canaries)
                .flatMap(List::stream)
                .flatMap(answer -> answer.trail().exchanges().stream())
                .map(exchange -> exchange.reply())
                .filter(Reply.Message.class::isInstance)
                .map(Reply.Message.class::cast);
    }

    boolean isUsable() {
        return unanswered().isEmpty()
                && missing().isEmpty()
                && unansweredOverTcp().isEmpty()
                && !isBlind();
    }
}
