package org.caagate.examples;

import java.util.ArrayList;
import java.util.List;
import org.caagate.GateReport;
import org.caagate.decision.JudgedRecord;
import org.caagate.decision.RecordChange;
import org.caagate.decision.Refused;
import org.caagate.decision.Subject;
import org.caagate.decision.Verdict;
import org.caagate.record.IodefTarget;

/** What stands in the way of an order, for people. */
final class RefusalText {
    private RefusalText() {}

    static List<String> of(GateReport report) {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : report.blocking()) {
            lines.add(headline(verdict));
            lines.add("  because  " + verdict.reason().detail());
            if (verdict instanceof Refused refused) {
                append(lines, refused);
            }
        }
        return lines;
    }

    private static String headline(Verdict verdict) {
        String beside = verdict.subject().origin() instanceof Subject.Origin.AddedBeside added
                ? ", which the CA adds beside " + added.identifiers().get(0)
                : "";
        return verdict.kind().name() + " " + verdict.subject().identifier() + beside;
    }

    private static void append(List<String> lines, Refused refused) {
        for (JudgedRecord judged : refused.examination().orElseThrow().records()) {
            lines.add("  record   " + judged.record() + "  (" + judged.effect().id() + ")");
        }
        for (IodefTarget target : refused.iodefTargets()) {
            lines.add("  tell     " + target.uri());
        }
        refused.remedy().alternatives().stream().findFirst().ifPresent(change -> lines.add(remedy(change)));
        if (!refused.remedy().note().isEmpty()) {
            lines.add("  note     " + refused.remedy().note());
        }
    }

    private static String remedy(RecordChange change) {
        if (change instanceof RecordChange.Add add) {
            return "  remedy   add     " + add.owner().absolute() + " CAA " + add.record();
        }
        if (change instanceof RecordChange.Remove remove) {
            return "  remedy   remove  " + remove.owner().absolute() + " CAA " + remove.record();
        }
        if (change instanceof RecordChange.Replace replace) {
            return "  remedy   replace " + replace.owner().absolute() + " CAA " + replace.old() + " by "
                    + replace.record();
        }
        throw new AssertionError(change);
    }
}
