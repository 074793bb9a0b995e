package org.caagate.cli.report.text;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caagate.dns.Dnssec;
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
    private final Dnssec dnssec;

    ClimbText(Lines lines, Dnssec dnssec) {
        this.lines = lines;
        this.dnssec = dnssec;
    }

    void write(Climb climb) throws IOException {
        String word = "climb";
        for (Answer step : climb.allSteps()) {
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
    private String vouched(Answer step) {
        return switch (step.trail().authentication()) {
            case UNVALIDATED -> "";
            case SECURE -> ", secure (" + believed() + ")";
            case INSECURE -> ", insecure (proved: nothing is signed)";
            case INDETERMINATE -> ", indeterminate (no trust anchor)";
        };
    }

    /** The trail does not tell: a key that is known is not asked for again, and replies may have AD whoever is believed. */
    private String believed() {
        return dnssec.mode() == Dnssec.Mode.VALIDATE ? "validated here" : "AD of a trusted resolver";
    }

    private static String aliases(Answer step) {
        return step.trail().aliases().stream()
                .map(alias -> ", alias " + Lines.clipped(alias.toString()))
                .collect(Collectors.joining());
    }

    private static String from(Answer step) {
        List<Exchange> asked = step.trail().exchangesForRecords();
        if (asked.isEmpty()) {
            return "";
        }
        int all = step.trail().exchanges().size();
        return ", from " + asked.get(asked.size() - 1).server() + (all == 1 ? "" : ", " + all + " exchanges");
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
        return exchange.server() + asked(failed, exchange) + ": " + came(exchange.reply());
    }

    /** What was asked for, unless it is the CAA records of the step's own name. */
    private static String asked(Answer.Failed failed, Exchange exchange) {
        boolean isTarget = !exchange.question().equalsIgnoreCase(failed.name().toString());
        return switch (exchange.purpose()) {
            case RECORDS -> isTarget ? ", asked for " + Lines.clipped(exchange.question()) : "";
            case EXPLANATION ->
                (isTarget ? ", asked for " + Lines.clipped(exchange.question()) + "," : ",") + " checking disabled";
            case VALIDATION -> ", asked for " + exchange.type() + " of " + Lines.clipped(exchange.question());
        };
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
