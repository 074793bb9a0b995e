package org.caagate.cli.report.text;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.OnUndetermined;
import org.caagate.decision.Examination;
import org.caagate.decision.Finding;
import org.caagate.decision.JudgedRecord;
import org.caagate.decision.Permitted;
import org.caagate.decision.RecordChange;
import org.caagate.decision.Refused;
import org.caagate.decision.Remedy;
import org.caagate.decision.Subject;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.IodefTarget;

/** What stands under the line of an identifier. */
final class VerdictText {
    private static final int MOST_RECORDS = 20;
    private static final int MOST_FINDINGS = 10;

    private final Lines lines;
    private final TextReport.Detail detail;
    private final Set<Verdict> tolerated;
    private final CheckResult result;

    VerdictText(Lines lines, CheckResult result, TextReport.Detail detail) {
        this.lines = lines;
        this.detail = detail;
        this.tolerated = new HashSet<>(result.tolerated());
        this.result = result;
    }

    /** Whether there is anything to say under the line. */
    static boolean hasMore(Verdict verdict) {
        return verdict.kind().compareTo(Verdict.Kind.PERMITTED) < 0
                || !verdict.findings().isEmpty()
                || verdict.subject().origin() instanceof Subject.Origin.AddedBeside;
    }

    void write(Verdict verdict) throws IOException {
        if (verdict.subject().origin() instanceof Subject.Origin.AddedBeside added) {
            lines.prose(
                    "added",
                    "by the CA beside "
                            + added.identifiers().stream().map(Names::bare).collect(Collectors.joining(", ")));
        }
        boolean isExplained = detail == TextReport.Detail.EXPLAINED;
        if (isExplained || !(verdict instanceof Permitted)) {
            writeExamined(verdict, isExplained);
        }
        List<Finding> findings = verdict.findings();
        for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            lines.prose("note", finding.detail() + " (" + finding.id().id() + ")");
        }
        if (findings.size() > MOST_FINDINGS) {
            lines.prose("", "and " + (findings.size() - MOST_FINDINGS) + " more notes (--format json has them)");
        }
    }

    private void writeExamined(Verdict verdict, boolean isExplained) throws IOException {
        lines.prose("why", verdict.reason().detail());
        Optional<Examination> examination = verdict.examination();
        if (examination.isPresent()) {
            writePlace(examination.get());
            if (isExplained) {
                new ClimbText(lines, result.dnssec()).write(examination.get().climb());
            }
            writeRecords(examination.get());
        }
        if (verdict instanceof Refused refused) {
            writeTargets(refused.iodefTargets());
            writeRemedy(refused.remedy());
        }
        if (verdict instanceof Undetermined undetermined) {
            new Advice(lines).write(undetermined, result.report());
            if (tolerated.contains(undetermined)) {
                lines.prose("warning", OnUndetermined.ONLY_WARNED);
            }
        }
    }

    private void writePlace(Examination examination) throws IOException {
        Optional<DomainName> found = examination.foundAt();
        if (found.isEmpty()) {
            return;
        }
        List<Answer> steps = examination.climb().steps();
        int levels = steps.size() - 1;
        String up = levels == 0 ? "" : ", " + levels + (levels == 1 ? " level up" : " levels up");
        String aliases = steps.get(levels).trail().aliases().stream()
                .map(alias -> ", alias " + Lines.clipped(alias.toString()))
                .collect(Collectors.joining());
        lines.prose("policy at", found.get() + up + aliases);
    }

    private void writeRecords(Examination examination) throws IOException {
        List<JudgedRecord> records = examination.records();
        String word = "records";
        for (JudgedRecord judged : records.subList(0, Math.min(MOST_RECORDS, records.size()))) {
            lines.exact(word, Lines.clipped(judged.record().toString()) + "  " + effect(judged));
            word = "";
        }
        if (records.size() > MOST_RECORDS) {
            lines.prose("", "and " + (records.size() - MOST_RECORDS) + " more (--format json has them)");
        }
    }

    private static String effect(JudgedRecord judged) {
        return judged.because().isEmpty()
                ? "[" + judged.effect().id() + "]"
                : "[" + judged.effect().id() + ": " + Lines.clipped(judged.because()) + "]";
    }

    private void writeTargets(List<IodefTarget> targets) throws IOException {
        String word = "iodef";
        for (IodefTarget target : targets.subList(0, Math.min(MOST_RECORDS, targets.size()))) {
            boolean usable = target.kind() != IodefTarget.Kind.UNSUPPORTED;
            lines.exact(word, target + (usable ? "" : "  [unsupported: " + target.remark() + "]"));
            word = "";
        }
    }

    private void writeRemedy(Remedy remedy) throws IOException {
        String word = "to permit";
        for (RecordChange change : remedy.alternatives()) {
            writeChange(word, change);
            word = "or";
        }
        if (remedy.alternatives().isEmpty() && !remedy.note().isEmpty()) {
            lines.prose(word, remedy.note());
        }
    }

    private void writeChange(String word, RecordChange change) throws IOException {
        if (change instanceof RecordChange.Add add) {
            lines.exact(word, "add      " + record(add, add.record()));
        } else if (change instanceof RecordChange.Remove remove) {
            lines.exact(word, "remove   " + record(remove, remove.record()));
        } else if (change instanceof RecordChange.Replace replace) {
            lines.exact(word, "replace  " + record(replace, replace.old()));
            lines.exact("", "by       " + record(replace, replace.record()));
        } else {
            throw new AssertionError(change);
        }
        lines.prose("", "(it reaches " + change.reach() + ")");
    }

    private static String record(RecordChange change, CaaRecord record) {
        return Lines.clipped(change.owner().absolute() + " CAA " + record);
    }
}
