package org.caagate.decision;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.Ascii;

/** Which servers an answer rests on: those whose word counted, not those that were asked in vain before. */
final class Witnesses {
    private static final int NOERROR = 0;
    private static final int NXDOMAIN = 3;

    private Witnesses() {}

    /**
     * Returns the exchanges that an answer rests on: of each question for CAA, at the name and along its aliases, the last one that brought a
     * whole answer. What is out of a zone file rests on no server.
     */
    static Collection<Exchange> ofAnswers(Trail trail) {
        Map<String, Exchange> last = new LinkedHashMap<>();
        for (Exchange exchange : trail.exchanges()) {
            if (isAnswered(exchange) && !isCut(exchange)) {
                last.put(Ascii.fold(exchange.question()), exchange);
            }
        }
        return last.values();
    }

    /** Returns the servers that showed records: the one from which they came, also over the transport at which it had to cut them. */
    static Set<String> ofRecords(Answer.Present answer) {
        List<Exchange> whole = List.copyOf(ofAnswers(answer.trail()));
        if (whole.isEmpty()) {
            return Set.of();
        }
        Exchange shown = answer.trail().exchanges().stream()
                .filter(whole::contains)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return answer.trail().exchanges().stream()
                .filter(exchange -> exchange.equals(shown) || isCutOf(exchange, shown))
                .map(Exchange::server)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isCutOf(Exchange exchange, Exchange whole) {
        return isAnswered(exchange)
                && isCut(exchange)
                && isSameAddress(exchange.server(), whole.server())
                && Ascii.fold(exchange.question()).equals(Ascii.fold(whole.question()));
    }

    private static boolean isAnswered(Exchange exchange) {
        return exchange.purpose() == Exchange.Purpose.RECORDS
                && exchange.reply() instanceof Reply.Message message
                && (message.rcode() == NOERROR || message.rcode() == NXDOMAIN);
    }

    private static boolean isCut(Exchange exchange) {
        return exchange.reply() instanceof Reply.Message message
                && message.flags().contains(Reply.Flag.TRUNCATED);
    }

    /** The same resolver may be asked over several transports. */
    static boolean isSameAddress(String server, String other) {
        return address(server).equals(address(other));
    }

    static String address(String server) {
        int scheme = server.indexOf("://");
        return scheme < 0 ? server : server.substring(scheme + "://".length());
    }
}
