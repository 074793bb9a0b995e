package org.caagate.dns;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.caagate.lookup.Failure;
import org.xbill.DNS.Record;

/**
 * The validation of one message. dnsjava's validator passes the executor of a question through to each question that it needs
 * for it: that is how the head resolver knows what a question is for.
 *
 * @param message what is validated
 * @param validationTry whose it is
 * @param failures the questions for it that failed: the validator keeps some of these to itself
 */
record MessageValidation(SignedMessage message, ValidationTry validationTry, List<Failure> failures)
        implements Executor {
    MessageValidation(SignedMessage message, ValidationTry validationTry) {
        this(message, validationTry, new CopyOnWriteArrayList<>());
    }

    @Override
    public void execute(Runnable task) {
        Workers.run(task, validationTry.executor());
    }

    boolean isAskedFor(Record question) {
        return question.getName().equals(message.name()) && question.getType() == message.type();
    }

    void failed(Throwable error) {
        if (error instanceof KeyQuestions.Unanswered unanswered) {
            failures.add(unanswered.failure());
        }
    }
}
