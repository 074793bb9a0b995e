package org.caagate.cli.resolver;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caagate.cli.records.NameClimbs;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;

/**
 * What was seen of a server.
 *
 * @param candidate the server
 * @param plain what it answered by its own transport, for each name
 * @param tcp what it answered over TCP
 */
record Observation(Candidate candidate, List<Answer> plain, List<Answer> tcp) {
    static Observation of(Candidate candidate, NameClimbs plain, NameClimbs tcp) {
        return new Observation(candidate, answers(candidate, plain), answers(candidate, tcp));
    }

    private static List<Answer> answers(Candidate candidate, NameClimbs climbs) {
        return candidate.names().stream()
                .map(name -> climbs.from(name).steps().get(0))
                .toList();
    }

    /** Returns the names for which it gave no answer that can be used. */
    List<Answer.Failed> unanswered() {
        return plain.stream()
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
        return new Observation(candidate, tcp, tcp).unanswered();
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
        messages().forEach(message -> message.errors().forEach(error -> errors.add(error.toString())));
        return errors;
    }

    private Stream<Reply.Message> messages() {
        return Stream.concat(plain.stream(), tcp.stream())
                .flatMap(answer -> answer.trail().exchanges().stream())
                .map(exchange -> exchange.reply())
                .filter(Reply.Message.class::isInstance)
                .map(Reply.Message.class::cast);
    }

    boolean isUsable() {
        return unanswered().isEmpty()
                && missing().isEmpty()
                && unansweredOverTcp().isEmpty();
    }
}
