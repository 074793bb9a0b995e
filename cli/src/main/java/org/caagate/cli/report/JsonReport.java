package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.cli.Version;
import org.caagate.cli.check.CheckResult;
import org.caagate.decision.Fact;
import org.caagate.decision.Issuer;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.name.IssuerDomainName;
import org.caagate.record.IodefTarget;

/** The format {@code json}: one object with everything, as {@code docs/report.schema.json} describes it. */
final class JsonReport implements ReportFormat {
    private static final String FORMAT = "caa-gate/report/1";
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public void write(CheckResult result, Writer out) throws IOException {
        GateReport report = result.report();
        try (JsonGenerator json = AsciiJson.indented(out)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("version", Version.TEXT);
            json.writeStringField("checkedAt", moment(report.checkedAt()));
            AsciiJson.text(json, "validUntil", result.validUntil().map(JsonReport::moment));
            json.writeStringField("outcome", report.outcome().id());
            writeIssuer(json, report.issuer());
            AsciiJson.text(json, "account", known(report.account()));
            writePolicy(json, result);
            AsciiJson.texts(json, "resolvers", result.resolvers());
            json.writeArrayFieldStart("identifiers");
            for (Verdict verdict : report.verdicts()) {
                new VerdictJson(json).write(verdict, result.identifiers().source(verdict.subject()), report);
            }
            json.writeEndArray();
            VerdictJson.findings(json, report.findings());
            writeTargets(json, report.iodefTargets());
            json.writeNumberField("queries", report.questions());
            json.writeEndObject();
        }
        out.write('\n');
    }

    static String moment(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    static <T> Optional<String> known(Fact<T> fact) {
        return fact instanceof Fact.Known<T> known ? Optional.of(String.valueOf(known.value())) : Optional.empty();
    }

    private static void writeIssuer(JsonGenerator json, Issuer issuer) throws IOException {
        List<String> domains = issuer instanceof Issuer.Named named
                ? named.names().stream().map(IssuerDomainName::text).toList()
                : List.of();
        json.writeObjectFieldStart("issuer");
        AsciiJson.texts(json, "domains", domains);
        AsciiJson.text(
                json,
                "from",
                issuer instanceof Issuer.Named named
                        ? Optional.of(named.source().id())
                        : Optional.empty());
        json.writeStringField("profile", issuer.profile().id());
        json.writeEndObject();
    }

    private static void writePolicy(JsonGenerator json, CheckResult result) throws IOException {
        GatePolicy policy = result.report().policy();
        json.writeObjectFieldStart("policy");
        json.writeStringField("onUndetermined", result.onUndetermined().id());
        json.writeStringField("wildcardBase", policy.baseNames().id());
        AsciiJson.texts(
                json,
                "boundaries",
                policy.climbBoundaries().stream().map(DomainName::toString).toList());
        json.writeStringField("dnssec", result.dnssec().toString());
        AsciiJson.text(json, "canary", policy.requiredCanary().map(DomainName::toString));
        AsciiJson.texts(json, "zoneFiles", result.zoneFiles());
        json.writeArrayFieldStart("tolerated");
        for (Undetermined tolerated : result.tolerated()) {
            json.writeStartObject();
            json.writeStringField("identifier", tolerated.subject().identifier().toString());
            json.writeStringField("reason", tolerated.reason().id());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTargets(JsonGenerator json, Map<IodefTarget, Set<Identifier>> targets) throws IOException {
        json.writeArrayFieldStart("notify");
        for (Map.Entry<IodefTarget, Set<Identifier>> target : targets.entrySet()) {
            json.writeStartObject();
            VerdictJson.target(json, target.getKey());
            AsciiJson.texts(
                    json,
                    "identifiers",
                    target.getValue().stream().map(Identifier::toString).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
