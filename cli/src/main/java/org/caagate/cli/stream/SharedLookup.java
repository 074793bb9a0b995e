package org.caagate.cli.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;

/**
 * A lookup whose answers many requests share: each name is asked once, whoever wants to know, as long as this object is in use.
 * The question belongs to none of the requests: it goes on when the one that came first ends, and is dropped when nobody waits for
 * it any more. A failure is shared with those who wait for it, and for a few seconds with those who come later: the next try may
 * go better (RFC 9520 section 3.2).
 *
 * <p>It adds no trust: whatever the lookup behind it does, the gate judges it for each request.
 */
final class SharedLookup implements CaaLookup {
    private final CaaLookup source;
    private final Timer timer;
    private final Map<DomainName, SharedQuestion> questions = new HashMap<>();
    private final LongAdder asked;
    private final AtomicLong octets = new AtomicLong();

    /**
     * Makes a lookup without answers.
     *
     * @param source who is asked
     * @param timer what measures time
     * @param asked what counts the questions that are sent, retries included
     */
    SharedLookup(CaaLookup source, Timer timer, LongAdder asked) {
        this.source = source;
        this.timer = timer;
        this.asked = asked;
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        SharedQuestion question;
        boolean isNew = false;
        synchronized (this) {
            question = questions.get(name);
            if (question == null || !question.join(context.remaining())) {
                question = new SharedQuestion(name, LookupContext.lasting(context.remaining(), timer), timer);
                questions.put(name, question);
                isNew = true;
            }
        }
        SharedQuestion joined = question;
        context.onEnd(joined::leave);
        if (isNew) {
            question.ask(source, this::answered);
        }
        return question.answer();
    }

    private void answered(SharedQuestion question) {
        asked.add(question.asked());
        octets.addAndGet(question.weight());
    }

    /** Returns about how many octets the answers take that are kept here. */
    long weight() {
        return octets.get();
    }
}
