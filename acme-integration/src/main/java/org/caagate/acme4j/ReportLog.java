package org.caagate.acme4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.caagate.GateReport;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the gate: one event for each report, safe to print. The report is the record, the log is not. */
final class ReportLog {
    private static final Logger LOG = LoggerFactory.getLogger(OrderGate.class);
    private static final int SHOWN = 20;

    private ReportLog() {}

    static void log(GateReport report, String order, OrderCheck.Mode mode) {
        String text = text(report, order);
        List<String> warnings = warnings(report, mode);
        if (warnings.isEmpty()) {
            LOG.info("{}", text);
        } else {
            LOG.warn("{}; {}", text, String.join("; ", warnings));
        }
    }

    private static String text(GateReport report, String order) {
        String verdicts =
                report.verdicts().stream().limit(SHOWN).map(ReportLog::verdict).collect(Collectors.joining("; "));
        int more = report.verdicts().size() - SHOWN;
        return "order " + Escaped.quote(order) + " for " + report.issuer() + ": "
                + report.outcome().id() + ": " + verdicts + (more > 0 ? "; " + more + " more" : "");
    }

    private static String verdict(Verdict verdict) {
        return verdict.fold(
                permitted -> shortly(permitted), VerdictText::full, VerdictText::full, skipped -> shortly(skipped));
    }

    private static String shortly(Verdict verdict) {
        return VerdictText.name(verdict.subject().identifier()) + " "
                + verdict.kind().id() + " (" + verdict.reason().id() + ")";
    }

    private static List<String> warnings(GateReport report, OrderCheck.Mode mode) {
        List<String> warnings = new ArrayList<>();
        if (mode == OrderCheck.Mode.REPORT_ONLY && !report.blocking().isEmpty()) {
            warnings.add("not blocked, because the gate only reports");
        }
        if (!report.tolerated().isEmpty()) {
            warnings.add(report.tolerated().size() + " failed lookups tolerated");
        }
        if (report.issuer() instanceof Issuer.Unknown) {
            warnings.add(
                    "neither the settings nor the directory nor the built-in table say which issuer domain names the CA"
                            + " has, so every name with restricting records is undetermined");
        }
        report.findings().stream()
                .filter(finding -> finding.id() != FindingId.COMMON_NAME_NOT_A_HOST)
                .map(Finding::detail)
                .forEach(warnings::add);
        return warnings;
    }
}
