package org.caagate.cli;

import org.caagate.decision.Verdict;

/** How the command ends. Scripts depend on the numbers. */
public enum ExitStatus {
    /** Every identifier is permitted or not applicable. */
    PERMITTED(0),
    /** At least one identifier is refused. */
    REFUSED(1),
    /** Usage or configuration: nothing was asked. Or the result could not be written. */
    USAGE(2),
    /** None is refused, and at least one is undetermined. */
    UNDETERMINED(3),
    /** A fault of the command itself. */
    BUG(70),
    /** {@code exec}: COMMAND was not run, as the check refused. */
    NOT_RUN_REFUSED(121),
    /** {@code exec}: COMMAND was not run, as usage or configuration is wrong. */
    NOT_RUN_USAGE(122),
    /** {@code exec}: COMMAND was not run, as the check is undetermined. */
    NOT_RUN_UNDETERMINED(123),
    /** {@code exec}: COMMAND was not run, for a fault of the command line itself. */
    NOT_RUN_BUG(125),
    /**
     * {@code exec}: the launcher may run COMMAND now. Private to the launcher, which never passes it on; a number that neither a
     * JVM nor a signal ends with.
     */
    GO_AHEAD(120),
    /** Interrupted. */
    INTERRUPTED(130);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /**
     * Returns the number that the process ends with.
     *
     * @return from 0 to 130
     */
    public int code() {
        return code;
    }

    /**
     * Returns the status for an outcome.
     *
     * @param outcome the worst of the verdicts
     * @return the status
     */
    public static ExitStatus of(Verdict.Kind outcome) {
        return switch (outcome) {
            case REFUSED -> REFUSED;
            case UNDETERMINED -> UNDETERMINED;
            case PERMITTED, NOT_APPLICABLE -> PERMITTED;
        };
    }

    /**
     * Returns the status with which {@code exec} says the same.
     *
     * @return how {@code exec} ends after a check that ended so
     */
    public ExitStatus ofExec() {
        return switch (this) {
            case PERMITTED, GO_AHEAD -> GO_AHEAD;
            case REFUSED, NOT_RUN_REFUSED -> NOT_RUN_REFUSED;
            case USAGE, NOT_RUN_USAGE -> NOT_RUN_USAGE;
            case UNDETERMINED, NOT_RUN_UNDETERMINED -> NOT_RUN_UNDETERMINED;
            case BUG, NOT_RUN_BUG -> NOT_RUN_BUG;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
