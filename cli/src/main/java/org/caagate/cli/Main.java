package org.caagate.cli;

import org.caagate.cli.directory.ProxyPassword;

/** The entry of the command {@code caa-gate}. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the JVM with its status.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        Surroundings surroundings = Surroundings.ofProcess();
        ProxyPassword.allow(surroundings.environment());
        Thread interrupted = new Thread(() -> surroundings.say("interrupted: what is not printed was not decided"));
        Runtime.getRuntime().addShutdownHook(interrupted);
        int status = ExitStatus.BUG.code();
        try {
            status = new CommandLine(surroundings).run(arguments);
        } finally {
            end(status, interrupted);
        }
    }

    private static void end(int status, Thread interrupted) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            // The JVM is ending already, with a status of its own.
            return;
        }
        System.exit(status);
    }
}
