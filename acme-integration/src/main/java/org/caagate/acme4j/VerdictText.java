package org.caagate.acme4j;

import java.util.List;
import java.util.stream.Collectors;
import org.caagate.decision.Examination;
import org.caagate.decision.Finding;
import org.caagate.decision.RecordChange;
import org.caagate.decision.Refused;
import org.caagate.decision.Remedy;
import org.caagate.decision.Subject;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;
import org.caagate.record.CaaRecord;

/** Verdicts as text for people: safe to print, and bounded however much is in DNS. */
final class VerdictText {
    private static final int SHOWN = 5;
    private static final int LONGEST_PART = 400;

    private VerdictText() {}

    /** An identifier; only host names and addresses cannot carry anything but themselves. */
    static String name(Identifier identifier) {
        return switch (identifier.kind()) {
            case DNS, WILDCARD, IP -> identifier.toString();
            case EMAIL, OTHER -> Escaped.quote(identifier.toString());
        };
    }

    /** Identifier, reason, records, remedy, where the owner wants to hear of it, and remarks. */
    static String full(Verdict verdict) {
        StringBuilder text = new StringBuilder(name(verdict.subject().identifier()));
        if (verdict.subject().origin() instanceof Subject.Origin.AddedBeside added) {
            text.append(" (which the CA adds beside ")
                    .append(listed(
                            added.identifiers().stream().map(VerdictText::name).toList(), ", "))
                    .append(')');
        }
        text.append(": ").append(clip(verdict.reason().detail()));
        text.append(" (").append(verdict.reason().id()).append(')');
        if (verdict instanceof Refused refused) {
            append(text, refused);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Refused refused) {
        text.append("; records at ").append(refused.reason().foundAt()).append(": ");
        text.append(refused.examination().map(VerdictText::records).orElse("none"));
        text.append("; ").append(remedy(refused.remedy()));
        if (!refused.iodefTargets().isEmpty()) {
            text.append("; the owner wants to hear of it at ");
            text.append(listed(refused.iodefTargets(), " and "));
        }
        if (!refused.findings().isEmpty()) {
            text.append("; note: ");
            text.append(listed(refused.findings().stream().map(Finding::detail).toList(), "; "));
        }
    }

    private static String records(Examination examination) {
        return listed(
                examination.records().stream().map(judged -> judged.record()).toList(), ", ");
    }

    private static String remedy(Remedy remedy) {
        return remedy.alternatives().stream()
                .findFirst()
                .map(change -> "to allow it, " + change(change))
                .orElseGet(() -> clip(remedy.note()));
    }

    private static String change(RecordChange change) {
        return action(change) + " (" + change.reach() + ")";
    }

    private static String action(RecordChange change) {
        if (change instanceof RecordChange.Add add) {
            return "add " + line(add, add.record());
        }
        if (change instanceof RecordChange.Remove remove) {
            return "remove " + line(remove, remove.record());
        }
        if (change instanceof RecordChange.Replace replace) {
            return "replace " + line(replace, replace.old()) + " by " + line(replace, replace.record());
        }
        throw new AssertionError(change);
    }

    private static String line(RecordChange change, CaaRecord record) {
        return clip(change.owner().absolute() + " CAA " + record);
    }

    private static String listed(List<?> items, String separator) {
        String shown =
                items.stream().limit(SHOWN).map(item -> clip(item.toString())).collect(Collectors.joining(separator));
        return items.size() > SHOWN ? shown + separator + (items.size() - SHOWN) + " more" : shown;
    }

    /** Text that is not endless. */
    static String clip(String text) {
        return text.length() <= LONGEST_PART ? text : text.substring(0, LONGEST_PART) + "...";
    }
}
