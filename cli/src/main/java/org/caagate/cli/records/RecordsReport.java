package org.caagate.cli.records;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caagate.cli.LogLine;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.RelevantRRset;
import org.caagate.name.DomainName;

/** Writes what was found as lines of a zone file, with comments that say where. */
final class RecordsReport {
    private final NameClimbs climbs;
    private final RecordLines lines;
    private final Map<DomainName, String> failures = new LinkedHashMap<>();
    private final Writer out;

    RecordsReport(NameClimbs climbs, RecordLines lines, Writer out) {
        this.climbs = climbs;
        this.lines = lines;
        this.out = out;
    }

    /** Writes a comment about an identifier. */
    void comment(String identifier, String text) throws IOException {
        out.write(LogLine.safe("; " + identifier + ": " + text) + "\n");
    }

    /** Writes the records that apply to an identifier. */
    void relevant(String identifier, DomainName start) throws IOException {
        Climb climb = climbs.from(start);
        RelevantRRset relevant = climb.relevantRRset();
        if (relevant instanceof RelevantRRset.Found found) {
            comment(
                    identifier,
                    "found at " + found.answer().name() + above(climb) + RecordLines.aliases(found.answer()));
            write(found.answer());
        } else if (relevant instanceof RelevantRRset.None none) {
            comment(identifier, "no CAA up to " + none.last() + boundary(none.reach()));
        } else if (relevant instanceof RelevantRRset.Hidden hidden) {
            comment(identifier, "not known, as " + failure(hidden.answer()));
        } else {
            throw new AssertionError(relevant);
        }
    }

    private static String above(Climb climb) {
        return switch (climb.steps().size()) {
            case 1 -> "";
            case 2 -> ", 1 level up";
            default -> ", " + (climb.steps().size() - 1) + " levels up";
        };
    }

    private static String boundary(ClimbPath.Reach reach) {
        return reach == ClimbPath.Reach.BOUNDARY ? ", the boundary" : "";
    }

    /** Writes what there is at every name of the path of an identifier. */
    void everyLevel(String identifier, ClimbPath path) throws IOException {
        Climb climb = climbs.from(path.names().get(0));
        Answer deciding = climb.steps().get(climb.steps().size() - 1);
        comment(identifier, path.names().size() == 1 ? "1 level" : path.names().size() + " levels");
        boolean isAbove = false;
        for (DomainName name : path.names()) {
            Answer answer = climbs.from(name).steps().get(0);
            level(answer, isAbove ? ", hidden by what is at " + deciding.name() : ", applies");
            isAbove |= name.equals(deciding.name());
        }
    }

    private void level(Answer answer, String standing) throws IOException {
        String name = answer.name().toString();
        if (answer instanceof Answer.Present present) {
            comment(name, "CAA" + standing + RecordLines.aliases(present));
            write(present);
        } else if (answer instanceof Answer.Absent absent) {
            comment(name, "no CAA (" + absent.absence().id() + ")" + RecordLines.aliases(absent));
        } else if (answer instanceof Answer.Failed failed) {
            comment(name, "not known, as " + failure(failed));
        } else {
            throw new AssertionError(answer);
        }
    }

    private void write(Answer.Present answer) throws IOException {
        for (String line : lines.records(answer)) {
            out.write(LogLine.safe(line) + "\n");
        }
    }

    private String failure(Answer.Failed answer) {
        failures.put(answer.name(), answer.failure().detail());
        return "the lookup of " + answer.name() + " failed ("
                + answer.failure().kind().id() + ")";
    }

    /** Returns what failed, each name once, a sentence for each. */
    List<String> failures() {
        return failures.entrySet().stream()
                .map(failure -> "the lookup of " + failure.getKey() + " failed: " + failure.getValue())
                .toList();
    }
}
