package org.caagate.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.caagate.GateReport;
import org.caagate.cli.advice.Cause;
import org.caagate.cli.advice.Diagnosis;
import org.caagate.cli.advice.ErrorNames;
import org.caagate.decision.Examination;
import org.caagate.decision.Finding;
import org.caagate.decision.JudgedRecord;
import org.caagate.decision.RecordChange;
import org.caagate.decision.Refused;
import org.caagate.decision.Subject;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.name.Identifier;
import org.caagate.record.IodefTarget;

/** A verdict in lines of plain text, for formats that hold such text; the format {@code text} says more, and nicer. */
final class Explanation {
    private static final int MOST = 20;

    private final List<String> lines = new ArrayList<>();

    private Explanation() {}

    /** Everything but the findings: at most some dozens of lines. */
    static List<String> of(Verdict verdict, GateReport report) {
        Explanation explanation = new Explanation();
        explanation.add(verdict.kind().id() + " (" + verdict.reason().id() + "): "
                + verdict.reason().detail());
        if (verdict.subject().origin() instanceof Subject.Origin.AddedBeside added) {
            explanation.addAll(
                    "added by the CA beside: ",
                    added.identifiers().stream().map(Identifier::toString).toList());
        }
        verdict.examination().ifPresent(explanation::examined);
        if (verdict instanceof Refused refused) {
            explanation.refused(refused);
        }
        if (verdict instanceof Undetermined undetermined) {
            explanation.undetermined(undetermined, report);
        }
        return explanation.lines;
    }

    /** The findings, at most some dozens of lines. */
    static List<String> findings(Verdict verdict) {
        Explanation explanation = new Explanation();
        explanation.addAll(
                "", verdict.findings().stream().map(Finding::toString).toList());
        return explanation.lines;
    }

    /** How to permit a refusal, or how to find out what nobody can say, in one line; empty where there is nothing to do. */
    static String whatToDo(Verdict verdict, GateReport report) {
        if (verdict instanceof Undetermined undetermined) {
            Cause cause = Diagnosis.of(undetermined, report);
            return "Next: " + cause.next() + " (" + cause.section() + ")";
        }
        String remedy = verdict instanceof Refused refused ? remedy(refused) : "";
        return remedy.isEmpty() ? "" : "To permit: " + remedy;
    }

    private static String remedy(Refused refused) {
        List<RecordChange> changes = refused.remedy().alternatives();
        return changes.isEmpty() ? refused.remedy().note() : remedy(changes.get(0));
    }

    private static String remedy(RecordChange change) {
        return Change.of(change) + " (reaches " + change.reach() + ")";
    }

    private void examined(Examination examination) {
        examination.foundAt().ifPresent(name -> add("policy at: " + name));
        addAll(
                "record: ",
                examination.records().stream().map(Explanation::record).toList());
    }

    private static String record(JudgedRecord judged) {
        String because = judged.because().isEmpty() ? "" : ": " + judged.because();
        return Clipped.line(judged.record().toString()) + "  ["
                + judged.effect().id() + because + "]";
    }

    private void refused(Refused refused) {
        addAll("tell: ", refused.iodefTargets().stream().map(IodefTarget::uri).toList());
        addAll(
                "to permit: ",
                refused.remedy().alternatives().stream()
                        .map(Explanation::remedy)
                        .toList());
        if (refused.remedy().alternatives().isEmpty()
                && !refused.remedy().note().isEmpty()) {
            add("to permit: " + refused.remedy().note());
        }
    }

    private void undetermined(Undetermined undetermined, GateReport report) {
        undetermined.examination().ifPresent(examination -> {
            List<Answer> steps = examination.climb().steps();
            if (steps.get(steps.size() - 1) instanceof Answer.Failed failed) {
                add("failed at: " + failed.name());
                addAll(
                        "it says: ",
                        Diagnosis.extendedErrors(failed).stream()
                                .map(ErrorNames::words)
                                .toList());
            }
        });
        Cause cause = Diagnosis.of(undetermined, report);
        add("next: " + cause.next());
        add("see: " + cause.section());
    }

    private void addAll(String word, List<String> texts) {
        texts.stream().limit(MOST).forEach(text -> add(word + text));
        if (texts.size() > MOST) {
            add(word + "and " + (texts.size() - MOST) + " more (--format json has them)");
        }
    }

    private void add(String line) {
        lines.add(Clipped.line(line));
    }
}
