package org.caagate.decision;

/** Why a verdict is what it is: a closed set, each case with its own data. */
public sealed interface Reason permits PermitReason, RefusalReason, UndeterminedReason, NotApplicableReason {
    /**
     * Returns the stable id that JSON, SARIF, tests and documents use.
     *
     * @return lower case with hyphens
     */
    String id();

    /**
     * Returns the reason as a sentence for people, without a full stop, safe to print.
     *
     * @return what was found where, and what that means
     */
    String detail();
}
