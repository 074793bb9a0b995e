package org.caagate.zone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.caagate.fuzz.Claim;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;

/** A zone file: all its faults, or a zone that answers, and has CAA records only where the file has that word. */
public final class ZoneFileFuzz {
    private static final DomainName ORIGIN = DomainName.parse("example.com");
    private static final List<String> NAMES =
            List.of("example.com", "www.example.com", "a.b.example.com", "x.sub.example.com", "com");
    private static final int MOST_FAULTS = 21;

    private ZoneFileFuzz() {}

    /** Runs one input, with the origin given and without. */
    public static void fuzzerTestOneInput(byte[] octets) {
        read(octets, Optional.of(ORIGIN));
        read(octets, Optional.empty());
    }

    private static void read(byte[] octets, Optional<DomainName> origin) {
        try {
            requireZone(octets, ZoneFile.parse("fuzz.zone", octets, origin, Zones.READ_AT));
        } catch (MalformedZoneException e) {
            Claim.that(!e.faults().isEmpty() && e.faults().size() <= MOST_FAULTS, "no faults, or too many");
            e.faults().forEach(Claim::isPrintable);
        }
    }

    private static void requireZone(byte[] octets, ZoneFile zone) {
        Claim.isPrintable(zone.toString());
        zone.warnings().forEach(Claim::isPrintable);
        String text = new String(octets, ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean hasWord = text.contains("caa") || text.contains("type257");
        ZoneFileLookup lookup = ZoneFileLookup.of(
                List.of(zone),
                (name, context) -> CompletableFuture.completedFuture(new Answer.Failed(
                        name, new Failure(Failure.Kind.REFUSED, "not asked here"), Trail.none(Zones.READ_AT))));
        for (String name : NAMES) {
            Answer answer = Zones.ask(lookup, name);
            Claim.that(answer.name().equals(DomainName.parse(name)), "an answer for another name");
            Claim.that(!(answer instanceof Answer.Present) || hasWord, "records out of nothing");
            Claim.that(
                    !(answer instanceof Answer.Failed failed)
                            || failed.failure().kind() != Failure.Kind.LOOKUP_DEFECT,
                    "a defect: " + answer);
        }
    }
}
