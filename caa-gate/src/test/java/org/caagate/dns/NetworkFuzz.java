package org.caagate.dns;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.CaaGate;
import org.caagate.decision.Permitted;
import org.caagate.decision.Verdict;
import org.caagate.fuzz.Claim;
import org.caagate.fuzz.SlowPolicy;
import org.caagate.name.Identifier;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;

/**
 * A whole check over real sockets, UDP and TCP, of a server that answers with the input: messages, each with its length before it as
 * over TCP (RFC 1035 section 4.2.2), one for each question about {@code www.example.com} and its ancestors in the order of their
 * arrival, then REFUSED. Nothing is thrown, and nothing is permitted but what another reading of all messages sent could permit. An
 * id of 0 stands for that of the query.
 */
public final class NetworkFuzz {
    private static final List<String> CLIMB = List.of("www.example.com.", "example.com.", "com.");
    private static final int REFUSED = 5;
    private static final int LONGEST_CHAIN = 16;
    private static final ScriptedDnsServer SERVER =
            ScriptedDnsServer.builder().keepQuestions(0).start();

    /** Wrong ids are waited out, so this is short; on a busy machine it costs permits, never makes one. */
    private static final CaaGate GATE = CaaGate.builder()
            .lookup(DnsLookup.builder()
                    .servers(DnsServer.udp(address()))
                    .tries(1)
                    .timeout(Duration.ofMillis(20))
                    .backOff(Duration.ZERO)
                    .build())
            .build();

    private static volatile Conversation conversation = new Conversation(ByteBuffer.allocate(0));

    static {
        CLIMB.forEach(name -> SERVER.fault(name, Fault.respond(query -> Optional.of(conversation.answer(query)))));
    }

    private NetworkFuzz() {}

    private static InetSocketAddress address() {
        return SERVER.address();
    }

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) throws InterruptedException {
        Conversation ours = new Conversation(ByteBuffer.wrap(octets));
        conversation = ours;
        for (Verdict verdict : GATE.check(ReplyFuzz.REQUEST).verdicts()) {
            boolean isWildcard = verdict.subject().identifier() instanceof Identifier.Wildcard;
            Claim.that(
                    !(verdict instanceof Permitted) || ours.mayPermit(0, isWildcard),
                    "a permit that no message gives: " + verdict);
        }
    }

    /** What is still to be said, and what was. */
    private static final class Conversation {
        private final ByteBuffer rest;
        private final List<Sent> sent = new ArrayList<>();

        /** A message, as an answer to a query with an id. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Sent(int id, byte[] octets) {}

        Conversation(ByteBuffer rest) {
            this.rest = rest;
        }

        synchronized byte[] answer(Query query) {
            byte[] reply = ReplyFuzz.addressed(next(query), query.id());
            sent.add(new Sent(query.id(), reply));
            return reply;
        }

        private byte[] next(Query query) {
            if (rest.remaining() < 2) {
                byte[] refusal = query.octets();
                refusal[2] |= (byte) 0x80;
                refusal[3] = REFUSED;
                return refusal;
            }
            byte[] message = new byte[Math.min(rest.getShort() & 0xFFFF, rest.remaining())];
            rest.get(message);
            return message;
        }

        synchronized boolean mayPermit(int step, boolean isWildcard) {
            if (step == CLIMB.size()) {
                return true;
            }
            String name = CLIMB.get(step);
            return hasPermit(name, isWildcard, LONGEST_CHAIN)
                    || (isAbsent(name, LONGEST_CHAIN) && mayPermit(step + 1, isWildcard));
        }

        private boolean hasPermit(String name, boolean isWildcard, int links) {
            return sent.stream()
                    .anyMatch(message -> AbsenceRecogniser.recordsOf(message.octets(), message.id(), name)
                                    .filter(rrset -> SlowPolicy.permits(rrset, isWildcard))
                                    .isPresent()
                            || alias(message, name, links)
                                    .filter(end -> hasPermit(end, isWildcard, links - 1))
                                    .isPresent());
        }

        /** Of other names than those of the climb the server says that they have none. */
        private boolean isAbsent(String name, int links) {
            return !CLIMB.contains(name)
                    || sent.stream()
                            .anyMatch(message -> AbsenceRecogniser.mayBeAbsence(message.octets(), message.id(), name)
                                    || alias(message, name, links)
                                            .filter(end -> isAbsent(end, links - 1))
                                            .isPresent());
        }

        private static Optional<String> alias(Sent message, String name, int links) {
            return links == 0 ? Optional.empty() : AbsenceRecogniser.aliasOf(message.octets(), message.id(), name);
        }
    }
}
