package org.caagate.dns;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;

/**
 * What dnsjava's validator asks: it is given the very message that it has to verify, and for keys our own exchanges, with their slots,
 * deadlines and evidence. How messages are sent is not the validator's business, so all settings are ignored.
 *
 * @param questions what asks for keys
 */
record HeadResolver(KeyQuestions questions) implements Resolver {
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // What it would say, the reply says.
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        if (!(executor instanceof MessageValidation validation)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("a question that is for nothing"));
        }
        Record question = query.getQuestion();
        CompletableFuture<SignedMessage> known = validation.isAskedFor(question)
                ? CompletableFuture.completedFuture(validation.message())
                : questions.ask(question.getName(), question.getType(), validation.validationTry());
        ExecutorFuture<Message> reply = new ExecutorFuture<>(validation);
        known.thenApply(SignedMessage::copy).whenComplete((message, error) -> {
            if (error == null) {
                reply.complete(message);
            } else {
                Throwable cause = Workers.cause(error);
                validation.failed(cause);
                reply.completeExceptionally(cause);
            }
        });
        return reply;
    }

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean flag) {}

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}

    @Override
    public void setTimeout(Duration timeout) {}
}
