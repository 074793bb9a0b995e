package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.caagate.GateReport;
import org.caagate.cli.advice.Cause;
import org.caagate.cli.advice.Diagnosis;
import org.caagate.cli.input.Source;
import org.caagate.decision.Examination;
import org.caagate.decision.Finding;
import org.caagate.decision.JudgedRecord;
import org.caagate.decision.PerspectiveVerdict;
import org.caagate.decision.RecordChange;
import org.caagate.decision.Refused;
import org.caagate.decision.Subject;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.IodefTarget;
import org.caagate.record.PropertyTag;

/** The object of one identifier, in the report and as a row. */
final class VerdictJson {
    private final JsonGenerator json;

    VerdictJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Verdict verdict, Source source, GateReport report) throws IOException {
        json.writeStartObject();
        writeMembers(verdict, source, report);
        json.writeEndObject();
    }

    /** The members alone, for an object that has others. */
    void writeMembers(Verdict verdict, Source source, GateReport report) throws IOException {
        writeSubject(verdict.subject(), source);
        json.writeStringField("verdict", verdict.kind().id());
        json.writeStringField("reason", verdict.reason().id());
        json.writeStringField("detail", verdict.reason().detail());
        json.writeBooleanField("retryable", verdict instanceof Undetermined undetermined && undetermined.isRetryable());
        writeExamination(verdict.examination());
        findings(json, verdict.findings());
        json.writeArrayFieldStart("iodef");
        for (IodefTarget target :
                verdict instanceof Refused refused ? refused.iodefTargets() : List.<IodefTarget>of()) {
            json.writeStartObject();
            target(json, target);
            json.writeEndObject();
        }
        json.writeEndArray();
        writeRemedy(verdict);
        writeAdvice(verdict, report);
        List<PerspectiveVerdict> perspectives =
                report.perspectiveVerdicts(verdict.subject().identifier());
        if (!perspectives.isEmpty()) {
            writePerspectives(perspectives);
        }
    }

    private void writePerspectives(List<PerspectiveVerdict> perspectives) throws IOException {
        json.writeArrayFieldStart("perspectives");
        for (PerspectiveVerdict each : perspectives) {
            json.writeStartObject();
            json.writeStringField("perspective", each.perspective());
            AsciiJson.text(json, "region", nonEmpty(each.region()));
            json.writeStringField("verdict", each.verdict().kind().id());
            json.writeStringField("reason", each.verdict().reason().id());
            json.writeStringField("detail", each.verdict().reason().detail());
            AsciiJson.text(
                    json,
                    "foundAt",
                    each.verdict().examination().flatMap(Examination::foundAt).map(DomainName::toString));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeAdvice(Verdict verdict, GateReport report) throws IOException {
        Optional<Cause> cause = verdict instanceof Undetermined undetermined
                ? Optional.of(Diagnosis.of(undetermined, report))
                : Optional.empty();
        AsciiJson.text(json, "cause", cause.map(Cause::id));
        AsciiJson.text(json, "next", cause.map(Cause::next));
    }

    private void writeSubject(Subject subject, Source source) throws IOException {
        json.writeStringField("identifier", subject.identifier().toString());
        AsciiJson.text(json, "written", source.written());
        json.writeStringField("kind", subject.identifier().kind().id());
        AsciiJson.text(
                json,
                "addedBeside",
                subject.origin() instanceof Subject.Origin.AddedBeside added
                        ? Optional.of(added.identifiers().get(0).toString())
                        : Optional.empty());
        AsciiJson.text(json, "method", JsonReport.known(subject.facts().method()));
    }

    private void writeExamination(Optional<Examination> examination) throws IOException {
        AsciiJson.text(
                json, "property", examination.flatMap(Examination::property).map(PropertyTag::text));
        AsciiJson.text(
                json, "foundAt", examination.flatMap(Examination::foundAt).map(DomainName::toString));
        json.writeArrayFieldStart("records");
        for (JudgedRecord judged : examination.map(Examination::records).orElse(List.of())) {
            writeRecord(judged);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("climb");
        if (examination.isPresent()) {
            new ClimbJson(json).write(examination.get().climb());
        }
        json.writeEndArray();
    }

    private void writeRecord(JudgedRecord judged) throws IOException {
        CaaRecord record = judged.record();
        json.writeStartObject();
        json.writeNumberField("flags", record.flags());
        json.writeStringField("tag", record.tag());
        json.writeStringField("value", record.value().escaped());
        json.writeNumberField("ttl", record.ttl());
        json.writeStringField("effect", judged.effect().id());
        AsciiJson.text(json, "because", nonEmpty(judged.because()));
        json.writeEndObject();
    }

    static void findings(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("id", finding.id().id());
            AsciiJson.number(json, "record", finding.record());
            json.writeStringField("detail", finding.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The members of a target; the object may have others. */
    static void target(JsonGenerator json, IodefTarget target) throws IOException {
        json.writeStringField("uri", target.uri());
        json.writeStringField("kind", target.kind().id());
    }

    private void writeRemedy(Verdict verdict) throws IOException {
        json.writeArrayFieldStart("remedy");
        if (verdict instanceof Refused refused) {
            for (RecordChange change : refused.remedy().alternatives()) {
                writeChange(Change.of(change));
            }
        }
        json.writeEndArray();
        AsciiJson.text(
                json,
                "remedyNote",
                verdict instanceof Refused refused ? nonEmpty(refused.remedy().note()) : Optional.empty());
    }

    private void writeChange(Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("action", change.action());
        json.writeStringField("record", change.record());
        AsciiJson.text(json, "old", change.old());
        json.writeStringField("reach", change.reach());
        json.writeEndObject();
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
