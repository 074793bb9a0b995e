package org.caagate.decision;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.Ascii;

/** Which servers an answer rests on: those whose word counted, not those that were asked in vain before. */
final class Witnesses {
    private static final String UDP = "udp://";
    private static final String TCP = "tcp://";

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

    /**
     * Returns the servers that showed records: the one from which they came, also over the transport at which it had to cut them. Who shows
     * them in datagrams, where others may slip in answers of their own, is believed over TCP as well: a try that fails is made again there.
     */
    static Set<String> ofRecords(Answer.Present answer) {
        return shown(answer).map(shown -> vouchedFor(answer.trail(), shown)).orElse(Set.of());
    }

    /** Returns the exchange that brought the records, if it was with a server. */
    static Optional<Exchange> shown(Answer.Present answer) {
        Collection<Exchange> whole = ofAnswers(answer.trail());
        return answer.trail().exchanges().stream().filter(whole::contains).reduce((earlier, later) -> later);
    }

    private static Set<String> vouchedFor(Trail trail, Exchange shown) {
        Set<String> servers = new HashSet<>(Set.of(shown.server()));
        if (shown.server().startsWith(UDP)) {
            servers.add(TCP + address(shown.server()));
        }
        for (Exchange exchange : trail.exchanges()) {
            if (isCutOf(exchange, shown)) {
                servers.add(exchange.server());
            }
        }
        return Set.copyOf(servers);
    }

    private static boolean isCutOf(Exchange exchange, Exchange whole) {
        return isAnswered(exchange)
                && isCut(exchange)
                && isSameAddress(exchange.server(), whole.server())
                && Ascii.fold(exchange.question()).equals(Ascii.fold(whole.question()));
    }

    /** Returns whether a server was asked and its reply did not count, so that another one, or the same over another transport, had to. */
    static boolean wasAskedInVain(String server, Answer.Present answer) {
        Collection<Exchange> counted = ofAnswers(answer.trail());
        return answer.trail().exchangesForRecords().stream()
                .anyMatch(exchange -> exchange.server().equals(server) && !counted.contains(exchange));
    }

    private static boolean isAnswered(Exchange exchange) {
        return exchange.purpose() == Exchange.Purpose.RECORDS
                && exchange.reply() instanceof Reply.Message message
                && message.isAnswer();
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
