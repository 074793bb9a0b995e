package org.caagate.lookup;

import java.time.Duration;

/**
 * How long a cache uses answers again, counted from when they were obtained.
 *
 * @param maximumAge how long at most
 * @param ignoresTimesToLive whether requests that only report are given answers that long whatever their lifetime
 * @param failures how long requests that only report are given a failure; nothing if they are not
 */
record Retention(Duration maximumAge, boolean ignoresTimesToLive, Duration failures) {
    /** Returns how long an answer is given to every request that takes it. */
    Duration forAll(Answer answer) {
        return answer instanceof Answer.Failed
                ? Duration.ZERO
                : atMost(answer.trail().lifetime());
    }

    /** Returns how long an answer is given to requests that only report. */
    Duration forReports(Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            // Out of time: that was the fate of the question and says nothing about the name.
            return failed.failure().kind() == Failure.Kind.DEADLINE ? Duration.ZERO : atMost(failures);
        }
        return ignoresTimesToLive ? maximumAge : forAll(answer);
    }

    private Duration atMost(Duration lifetime) {
        return lifetime.compareTo(maximumAge) < 0 ? lifetime : maximumAge;
    }
}
