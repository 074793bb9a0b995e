package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The decision of the gate on one identifier. */
public sealed interface Verdict permits Permitted, Refused, Undetermined, NotApplicable {
    /** The four kinds of verdict, the worst first, each with the word that reports use. */
    enum Kind {
        /** The records forbid the certificate. */
        REFUSED("refused"),
        /** The check could not be completed, for example because a lookup failed. */
        UNDETERMINED("undetermined"),
        /** The records allow the certificate, or there are none. */
        PERMITTED("permitted"),
        /** CAA does not apply to identifiers of this type. */
        NOT_APPLICABLE("not-applicable");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /**
         * Returns the word for this kind in JSON and text.
         *
         * @return a stable id
         */
        public String id() {
            return id;
        }
    }

    /**
     * Returns the kind of this verdict.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Returns the subject of this verdict.
     *
     * @return the identifier, where it comes from, and the facts known about it
     */
    Subject subject();

    /**
     * Returns the reason for this verdict.
     *
     * @return the reason
     */
    Reason reason();

    /**
     * Returns the examination that this verdict rests on.
     *
     * @return the examination, or empty if CAA does not apply, so that nothing was looked up
     */
    Optional<Examination> examination();

    /**
     * Returns the findings: remarks that do not change the verdict.
     *
     * @return findings in no particular order
     */
    List<Finding> findings();

    /**
     * Maps each kind of verdict with a function of its own.
     *
     * @param permitted for a permit
     * @param refused for a refusal
     * @param undetermined for a verdict that could not be reached
     * @param notApplicable for an identifier that CAA does not apply to
     * @param <R> the result
     * @return the result of the function for this verdict
     */
    <R> R fold(
            Function<Permitted, R> permitted,
            Function<Refused, R> refused,
            Function<Undetermined, R> undetermined,
            Function<NotApplicable, R> notApplicable);
}
