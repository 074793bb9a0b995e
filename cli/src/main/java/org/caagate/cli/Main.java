package org.caagate.cli;

/** The entry of the command {@code caa-gate}. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the JVM with its status.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(Surroundings.ofProcess()).run(arguments));
    }
}
