package org.caagate.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Set;
import org.caagate.GateReport;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.input.Source;
import org.caagate.decision.Finding;
import org.caagate.decision.Verdict;

/**
 * The format {@code github}: annotations for a workflow run of GitHub Actions, where the names stand if they came from a file.
 * Refused and undetermined are errors, undetermined and tolerated is a warning, findings are notices; permits are only counted, in
 * the last line.
 */
final class GithubReport implements ReportFormat {
    /** Even if every character of it has to be escaped, a message stays below 4 kB. */
    private static final int LONGEST_PART = 550;

    private static final int LONGEST_NAME = 150;

    @Override
    public void write(CheckResult result, Writer out) throws IOException {
        Set<Verdict> tolerated = new HashSet<>(result.tolerated());
        for (Finding finding : result.report().findings()) {
            writeFinding("the request", finding, new WorkflowCommand("notice"), out);
        }
        for (Verdict verdict : result.report().verdicts()) {
            Source source = result.identifiers().source(verdict.subject());
            String name = Clipped.line(verdict.subject().identifier().toString(), LONGEST_NAME);
            if (verdict.kind().compareTo(Verdict.Kind.PERMITTED) < 0) {
                WorkflowCommand command = at(source, tolerated.contains(verdict) ? "warning" : "error");
                command.property(
                        "title",
                        "CAA " + verdict.kind().id() + ": " + verdict.reason().id());
                command.write(name + ": " + message(verdict, result.report()), out);
            }
            for (Finding finding : verdict.findings()) {
                writeFinding(name, finding, at(source, "notice"), out);
            }
        }
        out.write(Counts.of(result) + "\n");
    }

    private static WorkflowCommand at(Source source, String command) {
        WorkflowCommand at = new WorkflowCommand(command);
        source.file().ifPresent(file -> at.property("file", file));
        source.line().ifPresent(line -> at.property("line", String.valueOf(line)));
        return at;
    }

    private static String message(Verdict verdict, GateReport report) {
        String detail = Clipped.line(verdict.reason().detail(), LONGEST_PART);
        String after = Explanation.whatToDo(verdict, report);
        return after.isEmpty() ? detail : detail + ". " + Clipped.line(after, LONGEST_PART);
    }

    private static void writeFinding(String name, Finding finding, WorkflowCommand command, Writer out)
            throws IOException {
        command.property("title", "CAA finding: " + finding.id().id())
                .write(name + ": " + Clipped.line(finding.detail(), LONGEST_PART), out);
    }
}
