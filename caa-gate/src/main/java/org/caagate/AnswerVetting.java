package org.caagate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.record.CaaRecord;
import org.jspecify.annotations.Nullable;

/** The border between lookups, which are anybody's code, and the gate: only a sound answer for the asked name gets through. */
final class AnswerVetting {
    private static final int MOST_RECORDS = 2000;
    private static final long MOST_OCTETS = 65536;

    private final Clock clock;

    AnswerVetting(Clock clock) {
        this.clock = clock;
    }

    Answer vet(PerspectiveCheck.Question question, @Nullable Answer answer, @Nullable Throwable failure) {
        DomainName name = question.name();
        if (failure != null) {
            return thrown(name, failure);
        }
        if (answer == null) {
            return defect(name, "the lookup completed without an answer");
        }
        if (!answer.name().equals(name)) {
            return defect(name, "the lookup answered for " + answer.name() + " instead");
        }
        if (question.isAnew() && answer.trail().origin() == Trail.Origin.CACHE) {
            // It would vouch for a moment at which nobody has looked.
            return defect(name, "the lookup answered from a cache where it had to ask (LookupContext.oldestAnswer)");
        }
        return vetSize(
                answer, answer.fold(Answer.Present::records, absent -> List.<CaaRecord>of(), Answer.Failed::stale));
    }

    private static Answer vetSize(Answer answer, List<CaaRecord> records) {
        long octets = 0;
        for (CaaRecord record : records) {
            octets += 2 + record.tagOctets().length() + record.value().length();
        }
        if (records.size() <= MOST_RECORDS && octets <= MOST_OCTETS) {
            return answer;
        }
        String size = records.size() + " CAA records of " + octets + " octets; at most " + MOST_RECORDS + " of "
                + MOST_OCTETS + " are read";
        return new Answer.Failed(answer.name(), new Failure(Failure.Kind.TOO_LARGE, size), answer.trail());
    }

    Answer thrown(DomainName name, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException ? Objects.requireNonNullElse(thrown.getCause(), thrown) : thrown;
        return defect(name, "the lookup threw " + cause.getClass().getName() + " " + Escaped.quote(message(cause)));
    }

    private static String message(Throwable cause) {
        try {
            return Objects.requireNonNullElse(cause.getMessage(), "");
        } catch (Throwable again) {
            // What a lookup throws is its code too; that it failed is to be told in any case.
            return "without a message, as getMessage() threw "
                    + again.getClass().getName();
        }
    }

    /** A lookup knows how long there is and answers in time, if only with a failure; this one did not. */
    Answer late(DomainName name, Duration deadline) {
        return defect(name, "the lookup gave no answer within the " + deadline.toMillis() + " ms of the request");
    }

    private Answer defect(DomainName name, String detail) {
        Failure failure = new Failure(Failure.Kind.LOOKUP_DEFECT, detail);
        return new Answer.Failed(name, failure, Trail.none(clock.instant()));
    }
}
