package org.caagate.decision;

import java.util.Collection;
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
     * Returns the servers that showed records: the one from which they came, by datagrams as well as by connections, because a try that
     * fails is made again over TCP.
     */
    static Set<String> ofRecords(Answer.Present answer) {
        return shown(answer).map(shown -> vouchedFor(shown.server())).orElse(Set.of());
    }

    /** Returns the exchange that brought the records, if it was with a server. */
    static Optional<Exchange> shown(Answer.Present answer) {
        Collection<Exchange> whole = ofAnswers(answer.trail());
        return answer.trail().exchanges().stream().filter(whole::contains).reduce((earlier, later) -> later);
    }

    private static Set<String> vouchedFor(String server) {
        boolean isPlain = server.startsWith(UDP) || server.startsWith(TCP);
        return isPlain ? Set.of(UDP + address(server), TCP + address(server)) : Set.of(server);
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
