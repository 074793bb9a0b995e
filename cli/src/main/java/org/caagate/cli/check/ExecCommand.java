package org.caagate.cli.check;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Messages;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;

/**
 * The command {@code exec}: the check in front of another command. A JVM cannot become another program; so it ends with a status
 * that only the launcher knows, and the launcher becomes COMMAND. Where nobody but the JVM can run it, COMMAND is a child.
 */
public final class ExecCommand {
    private static final int CANNOT_BE_RUN = 126;
    private static final int NOT_FOUND = 127;
    /** The word for the format that is a row for each identifier. */
    private static final String ROWS = "jsonl";

    private static final String LATE =
            "the check took so long that its first answers count no longer; check again, with fewer"
                    + " names at a time or a higher --rate";
    /** Java 17 says "error=2," and Java 25 "error: 2 (". */
    private static final Pattern NO_SUCH_FILE = Pattern.compile("error[=:] ?2\\b");

    private final Invocation.Run run;
    private final Surroundings surroundings;
    private final Messages messages;

    /**
     * Makes the command.
     *
     * @param run what the user asked for
     * @param surroundings the process
     * @param messages what warns
     */
    public ExecCommand(Invocation.Run run, Surroundings surroundings, Messages messages) {
        this.run = run;
        this.surroundings = surroundings;
        this.messages = messages;
    }

    /**
     * Runs the command.
     *
     * @param faults what was wrong so far
     * @return the status to end with
     * @throws UsageException if anything is wrong with what the user gave
     * @throws IOException if the report cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public int run(Faults faults) throws UsageException, IOException, InterruptedException {
        if (run.behind().isEmpty()) {
            faults.add("nothing to run: put -- COMMAND [ARG...] behind the options");
        }
        refuseWhatIf(faults);
        Check.Place place = new Check.Place(surroundings, Surroundings.Stream.ERR);
        CheckResult result = Check.run(run, place, messages, faults);
        if (run.options().one(Option.FORMAT).map(Given::value).equals(Optional.of(ROWS))) {
            // No row has a place for what is to be said of the request as a whole.
            result.report().findings().forEach(finding -> messages.warn(finding.detail()));
        }
        ExitStatus status = Check.status(result, messages);
        if (status != ExitStatus.PERMITTED) {
            notRun(run.behind(), surroundings, why(result));
            return status.ofExec().code();
        }
        if (result.isOver(Instant.now())) {
            notRun(run.behind(), surroundings, LATE);
            return ExitStatus.NOT_RUN_UNDETERMINED.code();
        }
        if (run.options().has(Option.DRY_RUN)) {
            surroundings.say("would run: " + commandLine());
            return ExitStatus.PERMITTED.code();
        }
        return surroundings.launcher() == Surroundings.Launcher.SHELL ? ExitStatus.GO_AHEAD.code() : child();
    }

    /** What is not published says nothing of what a CA will see, and COMMAND would be run for real. */
    private void refuseWhatIf(Faults faults) {
        if (!run.options().has(Option.DRY_RUN)) {
            run.options()
                    .one(Option.ZONE_FILE)
                    .ifPresent(given -> faults.add(given.place()
                            + ": a zone file says what would be if it were published, and COMMAND is run for real: "
                            + (given.isFromEnvironment() ? "unset it" : "leave it out")
                            + ", or add --dry-run"));
        }
    }

    private static String why(CheckResult result) {
        Verdict.Kind outcome = result.report().outcome();
        List<Verdict> worst = result.report().verdicts().stream()
                .filter(verdict -> verdict.kind() == outcome)
                .toList();
        return worst.size() + " of " + result.report().verdicts().size() + " identifiers " + outcome.id();
    }

    /**
     * Says that COMMAND was not run.
     *
     * @param behind COMMAND and its arguments, or nothing where the user gave none
     * @param surroundings the process
     * @param why the reason, safe to print
     */
    public static void notRun(List<String> behind, Surroundings surroundings, String why) {
        String command = behind.isEmpty() ? "" : " (" + Escaped.quote(behind.get(0)) + ")";
        surroundings.say("COMMAND not run" + command + ": " + why);
    }

    private String commandLine() {
        return run.behind().stream().map(Escaped::quote).collect(Collectors.joining(" "));
    }

    private int child() throws InterruptedException {
        try {
            return new ProcessBuilder(run.behind()).inheritIO().start().waitFor();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            notRun(run.behind(), surroundings, Escaped.line(message));
            // ENOENT, and the same number where Windows finds no file: all that Java has of either.
            return NO_SUCH_FILE.matcher(message).find() ? NOT_FOUND : CANNOT_BE_RUN;
        }
    }
}
