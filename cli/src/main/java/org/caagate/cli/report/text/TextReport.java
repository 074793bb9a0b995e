package org.caagate.cli.report.text;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.report.ReportFormat;
import org.caagate.decision.Finding;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;

/**
 * The format {@code text}: a line for each identifier, the worst first; under what is not permitted, why, and what to do; and a
 * summary last.
 *
 * @param detail for which verdicts the climb is shown
 * @param colour whether verdicts have colours
 */
public record TextReport(Detail detail, Colour colour) implements ReportFormat {
    /** Longer names push the reason to the right. */
    private static final int WIDEST_NAME = 36;

    /** How much is shown. */
    public enum Detail {
        /** What a reader needs who has to act. */
        BRIEF,
        /** Every climb step and every record, for what is permitted too. */
        EXPLAINED
    }

    @Override
    public void write(CheckResult result, Writer out) throws IOException {
        Lines lines = new Lines(out);
        List<Verdict> verdicts = new ArrayList<>(result.report().verdicts());
        verdicts.sort(Comparator.comparing(Verdict::kind));
        int widest = verdicts.stream()
                .mapToInt(verdict -> heading(result, verdict).length())
                .max()
                .orElse(0);
        int column = Math.min(widest, WIDEST_NAME);
        VerdictText text = new VerdictText(lines, result, detail);
        boolean isSeparate = false;
        for (Verdict verdict : verdicts) {
            boolean isBlock = detail == Detail.EXPLAINED || VerdictText.hasMore(verdict);
            if (verdict != verdicts.get(0) && (isBlock || isSeparate)) {
                lines.line("");
            }
            isSeparate = isBlock;
            lines.line(headline(result, verdict, column));
            text.write(verdict);
        }
        for (Finding finding : result.report().findings()) {
            lines.line("");
            lines.prose("note", finding.detail() + " (" + finding.id().id() + ")");
        }
        lines.line("");
        lines.summary(summary(result));
    }

    private String headline(CheckResult result, Verdict verdict, int column) {
        String word = "%-14s".formatted(verdict.kind().id().replace('-', ' ').toUpperCase(Locale.ROOT));
        String name = heading(result, verdict);
        return colour.paint(verdict.kind(), word)
                + "  "
                + name
                + " ".repeat(Math.max(0, column - name.length()))
                + "  "
                + verdict.reason().id();
    }

    private static String heading(CheckResult result, Verdict verdict) {
        return Names.shown(verdict.subject().identifier(), result.identifiers());
    }

    private static String summary(CheckResult result) {
        Map<Verdict.Kind, Integer> counts = new EnumMap<>(Verdict.Kind.class);
        result.report().verdicts().forEach(verdict -> counts.merge(verdict.kind(), 1, Integer::sum));
        int all = result.report().verdicts().size();
        String parts = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().id().replace('-', ' '))
                .collect(Collectors.joining(", "));
        int tolerated = result.tolerated().size();
        return all + (all == 1 ? " identifier" : " identifiers") + " for "
                + issuer(result.report().issuer()) + ": " + parts
                + (tolerated == 0 ? "" : ", of which " + tolerated + " only warned about");
    }

    private static String issuer(Issuer issuer) {
        return Lines.clipped(issuer.toString());
    }
}
