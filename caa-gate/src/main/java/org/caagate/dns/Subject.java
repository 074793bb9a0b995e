package org.caagate.dns;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.caagate.lookup.Failure;
import org.xbill.DNS.Record;

/**
 * A message that is being verified. dnsjava's validator passes the executor of a question through to each question that it needs
 * for it: that is how the head resolver knows what a question is for.
 *
 * @param message the message
 * @param errand whose it is
 * @param failure the first question for it that failed: the validator keeps some of these to itself
 */
record Subject(SignedMessage message, KeyErrand errand, AtomicReference<Optional<Failure>> failure)
        implements Executor {
    Subject(SignedMessage message, KeyErrand errand) {
        this(message, errand, new AtomicReference<>(Optional.empty()));
    }

    @Override
    public void execute(Runnable task) {
        Workers.run(task, errand.executor());
    }

    boolean isAskedFor(Record question) {
        return question.getName().equals(message.name()) && question.getType() == message.type();
    }

    void failed(Throwable error) {
        if (error instanceof KeyQuestions.Unanswered unanswered) {
            failure.compareAndSet(Optional.empty(), Optional.of(unanswered.failure()));
        }
    }
}
