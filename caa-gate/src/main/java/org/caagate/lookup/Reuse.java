package org.caagate.lookup;

import java.time.Duration;

/** How long an answer may be used again, counted from when it was obtained. A bound that the caller gave comes on top. */
enum Reuse {
    /** As its source says, as far as a request takes answers of that age. Failures never. */
    BY_LIFETIME {
        @Override
        Duration lifetime(Answer answer) {
            return answer instanceof Answer.Failed
                    ? Duration.ZERO
                    : answer.trail().lifetime();
        }

        @Override
        Duration oldest(Duration accepted) {
            return accepted;
        }
    },
    /** As long as the run lasts for which the cache was made. Failures for some seconds. */
    WITHIN_RUN {
        @Override
        Duration lifetime(Answer answer) {
            if (answer instanceof Answer.Failed failed) {
                // Out of time: that was the fate of the question and says nothing about the name.
                return failed.failure().kind() == Failure.Kind.DEADLINE ? Duration.ZERO : FAILURE_LASTS;
            }
            return WHOLE_RUN;
        }

        @Override
        Duration oldest(Duration accepted) {
            return WHOLE_RUN;
        }
    };

    /** From 1 second to 5 minutes a resolver remembers a failure (RFC 9520 section 3.2); those it cannot tell are asked again soon. */
    private static final Duration FAILURE_LASTS = Duration.ofSeconds(5);

    private static final Duration WHOLE_RUN = Duration.ofSeconds(Long.MAX_VALUE);

    /** How long an answer lasts. */
    abstract Duration lifetime(Answer answer);

    /** How old an answer may be for a request that takes those of an age. */
    abstract Duration oldest(Duration accepted);
}
