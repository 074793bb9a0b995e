package org.caagate.zone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;

/** Zone files out of text, and answers as a line of text. */
final class Zones {
    static final Instant READ_AT = Instant.parse("2026-11-22T10:00:00Z");

    private Zones() {}

    /** Reads a file whose origin is given; a character is an octet. */
    static ZoneFile zone(String origin, String text) throws MalformedZoneException {
        return parse(text, Optional.of(DomainName.parse(origin)));
    }

    /** Reads a file that has to say its origin. */
    static ZoneFile zone(String text) throws MalformedZoneException {
        return parse(text, Optional.empty());
    }

    private static ZoneFile parse(String text, Optional<DomainName> origin) throws MalformedZoneException {
        return ZoneFile.parse("test.zone", text.getBytes(StandardCharsets.ISO_8859_1), origin, READ_AT);
    }

    /** Returns what the file answers, which must not need anybody else. */
    static String answer(ZoneFile zone, String name) {
        return shown(ask(
                ZoneFileLookup.of(List.of(zone), (other, context) -> {
                    throw new AssertionError("the resolver was asked for " + other);
                }),
                name));
    }

    static Answer ask(CaaLookup lookup, String name) {
        LookupContext context = LookupContext.lasting(Duration.ofSeconds(10), Timer.system());
        return lookup.lookup(DomainName.parse(name), context)
                .toCompletableFuture()
                .join();
    }

    /** Returns records or the kind of nothing, and after a bar the aliases. */
    static String shown(Answer answer) {
        String end = answer.fold(
                present -> present.records().stream()
                        .map(record -> record.ttl() + " " + record)
                        .collect(Collectors.joining("; ")),
                absent -> absent.absence().id(),
                failed -> failed.failure().kind().id());
        List<Alias> aliases = answer.trail().aliases();
        return aliases.isEmpty()
                ? end
                : end + " | " + aliases.stream().map(Alias::toString).collect(Collectors.joining(", "));
    }
}
