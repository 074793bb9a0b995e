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

    static void log(GateReport report, String order) {
        log(text(report, order), warnings(report));
    }

    /** Logs a report of an order that passes whatever the report says. */
    static void logNotBlocked(GateReport report, String order) {
        List<String> warnings = new ArrayList<>(warnings(report));
        if (!report.blocking().isEmpty()) {
            warnings.add("not blocked, because the gate only reports");
        }
        log(text(report, order), warnings);
    }

    private static void log(String text, List<String> warnings) {
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
        return report.outcome().id() + " by " + VerdictText.clip(report.issuer().toString()) + " (order "
                + Escaped.quote(order) + "): " + verdicts + (more > 0 ? "; " + more + " more" : "");
    }

    private static String verdict(Verdict verdict) {
        return verdict.fold(ReportLog::inShort, VerdictText::full, VerdictText::full, ReportLog::inShort);
    }

    private static String inShort(Verdict verdict) {
        return VerdictText.name(verdict.subject().identifier()) + ": "
                + verdict.kind().id() + " (" + verdict.reason().id() + ")";
    }

    private static List<String> warnings(GateReport report) {
        List<String> warnings = new ArrayList<>();
        if (!report.tolerated().isEmpty()) {
            warnings.add("failed lookups tolerated: " + report.tolerated().size());
        }
        if (report.issuer() instanceof Issuer.Unknown) {
            warnings.add("neither settings nor directory nor built-in table say which issuer domain names the CA has,"
                    + " so if records restrict who may issue, the verdict is undetermined");
        }
        report.findings().stream()
                .filter(finding ->
                        finding.id() == FindingId.RENEWALS_NOT_GATED || finding.id() == FindingId.ISSUER_NAMES_DIFFER)
                .map(Finding::detail)
                .map(VerdictText::clip)
                .forEach(warnings::add);
        return warnings;
    }
}
