package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The gate's answer for one identifier. */
public sealed interface Verdict permits Permitted, Refused, Undetermined, NotApplicable {
    /** The four answers, with the word that reports use, the worst first. */
    enum Kind {
        /** The records forbid it. */
        REFUSED("refused"),
        /** Nobody can say. */
        UNDETERMINED("undetermined"),
        /** The records allow it, or there are none. */
        PERMITTED("permitted"),
        /** CAA does not speak of it. */
        NOT_APPLICABLE("not-applicable");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /**
         * Returns the word for it in JSON and text.
         *
         * @return a stable id
         */
        public String id() {
            return id;
        }
    }

    /**
     * Returns which of the four answers it is.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Returns what the verdict is about.
     *
     * @return the identifier, who asked for it, and the facts
     */
    Subject subject();

    /**
     * Returns why.
     *
     * @return the reason
     */
    Reason reason();

    /**
     * Returns what the verdict rests on.
     *
     * @return the examination, or nothing where CAA does not apply and nothing was looked up
     */
    Optional<Examination> examination();

    /**
     * Returns the remarks.
     *
     * @return findings in no particular order
     */
    List<Finding> findings();

    /**
     * Maps each answer with a function of its own.
     *
     * @param permitted for a permit
     * @param refused for a refusal
     * @param undetermined where nobody can say
     * @param notApplicable where CAA does not speak
     * @param <R> the result
     * @return what the function for this answer returns
     */
    <R> R fold(
            Function<Permitted, R> permitted,
            Function<Refused, R> refused,
            Function<Undetermined, R> undetermined,
            Function<NotApplicable, R> notApplicable);
}
