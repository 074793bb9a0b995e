package org.caagate.cli.report.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Reply;

/** A climb, a line for each step; under a failed one, whom was asked how often and what came back. */
final class ClimbText {
    private static final int MOST_OUTCOMES = 10;

    /** RFC 1035 section 4.1.1 and RFC 6895 section 2.3, as far as they are common. */
    private static final List<String> RESPONSE_CODES =
            List.of("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED");

    private final Lines lines;

    ClimbText(Lines lines) {
        this.lines = lines;
    }

    void write(Climb climb) throws IOException {
        String word = "climb";
        for (Answer step : climb.steps()) {
            lines.prose(word, step.name() + ": " + what(step) + vouched(step) + aliases(step) + from(step));
            word = "";
            if (step instanceof Answer.Failed failed) {
                writeExchanges(failed);
            }
        }
    }

    private static String what(Answer step) {
        return step.fold(
                present -> present.records().size() == 1
                        ? "1 record"
                        : present.records().size() + " records",
                absent -> "none (" + absent.absence().id() + ")",
                failed -> "failed (" + failed.failure().kind().id() + ")");
    }

    /** Who vouches; that nobody was believed is said by saying nothing. */
    private static String vouched(Answer step) {
        boolean isOwn = step.trail().exchanges().stream()
                .anyMatch(exchange -> exchange.purpose() == Exchange.Purpose.VALIDATION);
        return switch (step.trail().authentication()) {
            case UNVALIDATED -> "";
            case SECURE -> isOwn ? ", secure (validated here)" : ", secure (" + believed(step) + ")";
            case INSECURE -> ", insecure (proved: nothing is signed)";
            case INDETERMINATE -> ", indeterminate (no trust anchor)";
        };
    }

    /** What has been validated once is not asked for again, so that a trail may lack the keys. */
    private static String believed(Answer step) {
        return step.trail().exchanges().stream()
                        .anyMatch(exchange -> exchange.reply() instanceof Reply.Message message
                                && message.flags().contains(Reply.Flag.AUTHENTIC_DATA))
                ? "AD of a trusted resolver"
                : "validated here";
    }

    private static String aliases(Answer step) {
        return step.trail().aliases().stream()
                .map(alias -> ", alias " + Lines.clipped(alias.toString()))
                .collect(Collectors.joining());
    }

    private static String from(Answer step) {
        List<Exchange> exchanges = step.trail().exchanges();
        if (exchanges.isEmpty()) {
            return "";
        }
        Exchange last = exchanges.get(exchanges.size() - 1);
        String tries = exchanges.size() == 1 ? "" : ", " + exchanges.size() + " exchanges";
        return ", from " + last.server() + tries;
    }

    private void writeExchanges(Answer.Failed failed) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        failed.trail().exchanges().forEach(exchange -> counts.merge(outcome(failed, exchange), 1, Integer::sum));
        for (Map.Entry<String, Integer> each :
                counts.entrySet().stream().limit(MOST_OUTCOMES).toList()) {
            lines.prose("", "  " + each.getKey() + (each.getValue() == 1 ? "" : ", " + each.getValue() + " times"));
        }
    }

    private static String outcome(Answer.Failed failed, Exchange exchange) {
        boolean isTarget = !exchange.question().equalsIgnoreCase(failed.name().toString());
        return exchange.server() + (isTarget ? ", asked for " + Lines.clipped(exchange.question()) : "") + ": "
                + came(exchange.reply());
    }

    private static String came(Reply reply) {
        if (reply instanceof Reply.Message message) {
            return code(message.rcode())
                    + (message.flags().contains(Reply.Flag.TRUNCATED) ? ", cut" : "")
                    + message.errors().stream().map(error -> ", " + error).collect(Collectors.joining());
        } else if (reply instanceof Reply.Nothing nothing) {
            return nothing.failure().kind().id();
        } else if (reply instanceof Reply.Unreadable unreadable) {
            return unreadable.failure().detail();
        }
        return "a zone file";
    }

    private static String code(int rcode) {
        return rcode < RESPONSE_CODES.size() ? RESPONSE_CODES.get(rcode) : "response code " + rcode;
    }
}
