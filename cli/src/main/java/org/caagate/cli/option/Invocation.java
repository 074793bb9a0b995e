package org.caagate.cli.option;

import java.util.List;

/** What the user asked for. */
public sealed interface Invocation {
    /**
     * Help was asked for.
     *
     * @param text what to print
     */
    record Help(String text) implements Invocation {}

    /** The version was asked for. */
    record Version() implements Invocation {}

    /**
     * A command is to be run.
     *
     * @param command which
     * @param options its options
     * @param operands what stands beside the options
     * @param behind what stands behind the first {@code --} of {@code exec}: COMMAND and its arguments
     */
    record Run(Command command, GivenOptions options, List<String> operands, List<String> behind)
            implements Invocation {
        /**
         * Copies the lists.
         *
         * @param command which
         * @param options its options
         * @param operands what stands beside the options
         * @param behind COMMAND and its arguments
         */
        public Run {
            operands = List.copyOf(operands);
            behind = List.copyOf(behind);
        }
    }
}
