package org.caagate.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.caagate.GateReport;
import org.caagate.cli.LogLine;
import org.caagate.cli.check.CheckResult;
import org.caagate.decision.Finding;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;

/**
 * The format {@code junit}: a test case for each identifier, as Surefire writes them. Refused is a failure and undetermined an
 * error, each with the reason as its type; not applicable is skipped. What is undetermined and tolerated is skipped too, with the
 * reason: it is no success, and yet must not fail a run whose exit status is 0.
 */
final class JunitReport implements ReportFormat {
    private static final String NAME = "caa-gate";

    @Override
    public void write(CheckResult result, Writer out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new Suite(xml, result).write();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.write('\n');
    }

    /** One suite on its way to the writer. */
    private static final class Suite {
        private final XMLStreamWriter xml;
        private final CheckResult result;
        private final Set<Verdict> tolerated;

        Suite(XMLStreamWriter xml, CheckResult result) {
            this.xml = xml;
            this.result = result;
            this.tolerated = new HashSet<>(result.tolerated());
        }

        void write() throws XMLStreamException {
            GateReport report = result.report();
            List<Verdict> verdicts = report.verdicts();
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", NAME);
            xml.writeAttribute("time", seconds(longest(verdicts)));
            xml.writeAttribute("tests", String.valueOf(verdicts.size()));
            xml.writeAttribute("errors", count(Element.ERROR));
            xml.writeAttribute("skipped", count(Element.SKIPPED));
            xml.writeAttribute("failures", count(Element.FAILURE));
            writeProperties(report);
            for (Verdict verdict : verdicts) {
                writeCase(verdict);
            }
            end(0);
        }

        private String count(Element element) {
            return String.valueOf(result.report().verdicts().stream()
                    .filter(verdict -> element(verdict) == element)
                    .count());
        }

        private Element element(Verdict verdict) {
            return switch (verdict.kind()) {
                case REFUSED -> Element.FAILURE;
                case UNDETERMINED -> tolerated.contains(verdict) ? Element.SKIPPED : Element.ERROR;
                case PERMITTED -> Element.NONE;
                case NOT_APPLICABLE -> Element.SKIPPED;
            };
        }

        private void writeProperties(GateReport report) throws XMLStreamException {
            start(1, "properties");
            writeProperty("checkedAt", JsonReport.moment(report.checkedAt()));
            writeProperty("issuer", report.issuer().toString());
            writeProperty("resolvers", String.join(" ", result.resolvers()));
            for (Finding finding : report.findings()) {
                writeProperty(finding.id().id(), finding.detail());
            }
            end(1);
        }

        private void writeProperty(String name, String value) throws XMLStreamException {
            indent(2);
            xml.writeEmptyElement("property");
            xml.writeAttribute("name", name);
            xml.writeAttribute("value", Clipped.line(value));
        }

        private void writeCase(Verdict verdict) throws XMLStreamException {
            start(1, "testcase");
            xml.writeAttribute(
                    "name", Clipped.line(verdict.subject().identifier().toString()));
            xml.writeAttribute("classname", NAME);
            xml.writeAttribute("time", seconds(took(verdict)));
            Element element = element(verdict);
            if (element != Element.NONE) {
                start(2, element.name().toLowerCase(Locale.ROOT));
                xml.writeAttribute("message", Clipped.line(message(verdict)));
                if (element != Element.SKIPPED) {
                    xml.writeAttribute("type", verdict.reason().id());
                }
                writeLines(Explanation.of(verdict, result.report()));
                xml.writeEndElement();
            }
            if (!verdict.findings().isEmpty()) {
                start(2, "system-out");
                writeLines(Explanation.findings(verdict));
                xml.writeEndElement();
            }
            end(1);
        }

        private static String message(Verdict verdict) {
            return verdict instanceof Undetermined
                    ? "undetermined (" + verdict.reason().id() + "): "
                            + verdict.reason().detail()
                    : verdict.reason().detail();
        }

        private void writeLines(List<String> lines) throws XMLStreamException {
            xml.writeCharacters(lines.stream().map(LogLine::safe).collect(Collectors.joining("\n")));
        }

        private void start(int depth, String element) throws XMLStreamException {
            indent(depth);
            xml.writeStartElement(element);
        }

        private void end(int depth) throws XMLStreamException {
            indent(depth);
            xml.writeEndElement();
        }

        private void indent(int depth) throws XMLStreamException {
            xml.writeCharacters("\n" + "  ".repeat(depth));
        }
    }

    /** What a test case has in it when it is no success. */
    private enum Element {
        FAILURE,
        ERROR,
        SKIPPED,
        NONE
    }

    /** All identifiers are looked at together, so the one that took longest took as long as all of them. */
    private static Duration longest(List<Verdict> verdicts) {
        return verdicts.stream().map(JunitReport::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The names of a climb are asked together. */
    private static Duration took(Verdict verdict) {
        return verdict.examination().stream()
                .flatMap(examination -> examination.climb().steps().stream())
                .map(Answer::trail)
                .map(ClimbJson::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%d.%03d", duration.toSeconds(), duration.toMillisPart());
    }
}
