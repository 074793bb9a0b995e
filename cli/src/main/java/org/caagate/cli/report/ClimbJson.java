package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caagate.cli.advice.Diagnosis;
import org.caagate.cli.advice.ErrorNames;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.record.Octets;

/** The steps of a climb. */
final class ClimbJson {
    private final JsonGenerator json;

    ClimbJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Climb climb) throws IOException {
        for (Answer step : climb.allSteps()) {
            json.writeStartObject();
            writeStep(step);
            json.writeEndObject();
        }
    }

    private void writeStep(Answer step) throws IOException {
        Trail trail = step.trail();
        json.writeStringField("name", step.name().toString());
        json.writeStringField("answer", step.fold(present -> "present", absent -> "absent", failed -> "failed"));
        json.writeStringField("how", how(step));
        AsciiJson.text(
                json,
                "detail",
                step instanceof Answer.Failed failed
                        ? Optional.of(failed.failure().detail())
                        : Optional.empty());
        writeAliases(trail.aliases());
        json.writeBooleanField("authenticated", trail.authentication() == Trail.Authentication.SECURE);
        json.writeStringField("dnssec", dnssec(step));
        AsciiJson.text(json, "server", lastServer(trail.exchangesForRecords()));
        json.writeNumberField("tries", tries(trail));
        writeErrors(Diagnosis.extendedErrors(step));
        json.writeNumberField("millis", took(trail).toMillis());
        AsciiJson.text(
                json,
                "rdata",
                step instanceof Answer.Failed failed
                        ? UnreadableRecord.of(failed).map(Octets::toHex)
                        : Optional.empty());
    }

    private static String dnssec(Answer step) {
        boolean isBogus =
                step instanceof Answer.Failed failed && failed.failure().kind() == Failure.Kind.BOGUS;
        return isBogus ? "bogus" : step.trail().authentication().name().toLowerCase(Locale.ROOT);
    }

    private static String how(Answer step) {
        return step.fold(present -> "noerror", absent -> absent.absence().id(), failed -> failed.failure()
                .kind()
                .id());
    }

    private void writeAliases(List<Alias> aliases) throws IOException {
        json.writeArrayFieldStart("aliases");
        for (Alias alias : aliases) {
            json.writeStartObject();
            json.writeStringField("owner", alias.owner());
            json.writeStringField("target", alias.target());
            json.writeNumberField("ttl", alias.ttl());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The one whose reply decided, or who was given up last. */
    private static Optional<String> lastServer(List<Exchange> exchanges) {
        return exchanges.isEmpty()
                ? Optional.empty()
                : Optional.of(exchanges.get(exchanges.size() - 1).server());
    }

    private void writeErrors(List<ExtendedError> errors) throws IOException {
        json.writeArrayFieldStart("ede");
        for (ExtendedError error : errors) {
            json.writeStartObject();
            json.writeNumberField("code", error.code());
            AsciiJson.text(json, "name", ErrorNames.name(error));
            json.writeStringField("text", error.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Questions for keys are none. */
    private static long tries(Trail trail) {
        long tries = 0;
        for (Exchange exchange : trail.exchanges()) {
            if (exchange.purpose() != Exchange.Purpose.VALIDATION) {
                tries++;
            }
        }
        return tries;
    }

    /** From the first question to the last reply, without the waiting in between; questions of a step follow each other. */
    static Duration took(Trail trail) {
        Duration took = Duration.ZERO;
        for (Exchange exchange : trail.exchanges()) {
            took = took.plus(exchange.took());
        }
        return took;
    }
}
