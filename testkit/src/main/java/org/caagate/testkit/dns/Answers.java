package org.caagate.testkit.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The way from the octets of a question to the octets of its answer, on the loop's thread. */
final class Answers {
    private static final int HEADER_LENGTH = 12;
    private static final int QR_IN_FLAGS = 0x80;
    private static final int FORMERR = 1;

    private final EventLoop loop;
    private final Script script;
    private final QuestionLog log;

    /** What sends an answer back to one client. */
    @FunctionalInterface
    interface Sender {
        void send(byte[] octets, Delivery delivery);
    }

    Answers(EventLoop loop, Script script, QuestionLog log) {
        this.loop = loop;
        this.script = script;
        this.log = log;
    }

    void answer(byte[] octets, Transport transport, InetSocketAddress source, Sender sender) {
        Query query;
        try {
            query = Query.parse(octets, transport, source);
        } catch (IOException | IllegalArgumentException e) {
            formatError(octets).ifPresent(answer -> sender.send(answer, new Delivery()));
            return;
        }
        if (!query.isResponse()) {
            log.add(query);
            Reply reply = script.answer(query);
            List<byte[]> forerunners = reply.forerunners();
            Optional<byte[]> answer = reply.octets();
            deliver(reply.delivery(), () -> {
                forerunners.forEach(each -> sender.send(each, new Delivery()));
                answer.ifPresent(whole -> sender.send(whole, reply.delivery()));
            });
        }
    }

    private void deliver(Delivery delivery, Runnable sending) {
        Runnable gated = sending;
        for (Hold hold : delivery.holds()) {
            Runnable beyond = gated;
            gated = () -> hold.pass(() -> loop.execute(beyond));
        }
        if (delivery.delay().equals(Duration.ZERO)) {
            gated.run();
        } else {
            loop.schedule(delivery.delay(), gated);
        }
    }

    /** A bare FORMERR header for what looks like a question and is none; silence for anything else. */
    private static Optional<byte[]> formatError(byte[] question) {
        if (question.length < HEADER_LENGTH || (question[2] & QR_IN_FLAGS) != 0) {
            return Optional.empty();
        }
        byte[] answer = new byte[HEADER_LENGTH];
        answer[0] = question[0];
        answer[1] = question[1];
        answer[2] = (byte) (QR_IN_FLAGS | (question[2] & 1));
        answer[3] = (byte) (Reply.RA | FORMERR);
        return Optional.of(answer);
    }
}
