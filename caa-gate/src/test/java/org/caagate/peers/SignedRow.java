package org.caagate.peers;

import java.util.List;
import java.util.stream.Stream;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.dnssec.StandardZone;

/**
 * What the gate has to decide for {@code ca.example} behind a resolver that validates.
 *
 * @param name a name of the standard hierarchy
 * @param reason the id of the reason
 */
record SignedRow(String name, String reason) {
    private static final String AUTHORIZED = "issuer-authorized";
    private static final String NOT_AUTHORIZED = "issuer-not-authorized";
    private static final String BOGUS = "dnssec-bogus";
    private static final String FAILED = "lookup-failed";

    private static final List<StandardZone> BOGUS_ZONES =
            List.of(StandardZone.EXPIRED, StandardZone.NOT_YET_VALID, StandardZone.MISSING, StandardZone.WRONG_DS);
    private static final List<StandardZone> UNREACHABLE_ZONES = List.of(StandardZone.SERVFAIL, StandardZone.REFUSED);
    static final List<StandardZone> SILENT_ZONES = List.of(StandardZone.SILENT, StandardZone.UNSIGNED_SILENT);
    /** Both zones are sound, but not all that they say. */
    private static final List<StandardZone> MIXED_ZONES = List.of(StandardZone.DENIALS_MISSING, StandardZone.FORGED);

    static List<SignedRow> all() {
        return Stream.of(sound(), broken(BOGUS_ZONES, BOGUS), broken(UNREACHABLE_ZONES, FAILED), mixed())
                .flatMap(rows -> rows)
                .toList();
    }

    private static Stream<SignedRow> sound() {
        Stream<SignedRow> apart = Stream.of(
                new SignedRow("www.bare.com", "no-caa"),
                new SignedRow("nothing.com", "no-caa"),
                new SignedRow("many.aliases.com", NOT_AUTHORIZED));
        Stream<SignedRow> inZones = Stream.of(StandardZone.values())
                .filter(zone -> !BOGUS_ZONES.contains(zone))
                .filter(zone -> !UNREACHABLE_ZONES.contains(zone))
                .filter(zone -> !SILENT_ZONES.contains(zone))
                .filter(zone -> !MIXED_ZONES.contains(zone))
                .flatMap(SignedRow::sound);
        return Stream.concat(apart, inZones);
    }

    private static Stream<SignedRow> sound(StandardZone zone) {
        return Stream.of(
                new SignedRow(zone.name("caa"), AUTHORIZED),
                new SignedRow(zone.name("other"), NOT_AUTHORIZED),
                new SignedRow(zone.name("www"), AUTHORIZED),
                new SignedRow(zone.name("nothing"), AUTHORIZED),
                new SignedRow(zone.name("a.between"), AUTHORIZED),
                new SignedRow(zone.name("a.wild"), NOT_AUTHORIZED),
                new SignedRow("*." + zone.name("wild"), AUTHORIZED),
                new SignedRow(zone.name("alias"), AUTHORIZED),
                new SignedRow(StandardHierarchy.aliasTo(zone, "caa"), AUTHORIZED),
                new SignedRow(StandardHierarchy.aliasTo(zone, "other"), NOT_AUTHORIZED),
                // RFC 8659 section 3: the parent of the alias counts next, and aliases.com has nothing.
                new SignedRow(StandardHierarchy.aliasTo(zone, "www"), "no-caa"));
    }

    /** Nothing of such a zone may permit, however permissive it is. */
    private static Stream<SignedRow> broken(List<StandardZone> zones, String reason) {
        return zones.stream()
                .flatMap(zone -> Stream.of(
                        new SignedRow(zone.name("caa"), reason),
                        new SignedRow(zone.name("www"), reason),
                        new SignedRow(StandardHierarchy.aliasTo(zone, "caa"), reason),
                        new SignedRow(StandardHierarchy.aliasTo(zone, "www"), reason)));
    }

    private static Stream<SignedRow> mixed() {
        return Stream.of(
                new SignedRow(StandardZone.DENIALS_MISSING.name("caa"), AUTHORIZED),
                new SignedRow(StandardZone.DENIALS_MISSING.name("www"), BOGUS),
                new SignedRow(StandardHierarchy.aliasTo(StandardZone.DENIALS_MISSING, "caa"), AUTHORIZED),
                new SignedRow(StandardHierarchy.aliasTo(StandardZone.DENIALS_MISSING, "www"), BOGUS),
                new SignedRow(StandardZone.FORGED.name("www"), AUTHORIZED),
                new SignedRow(StandardZone.FORGED.name("caa"), BOGUS),
                new SignedRow(StandardHierarchy.aliasTo(StandardZone.FORGED, "caa"), BOGUS));
    }

    /** Returns the name, which names the test. */
    @Override
    public String toString() {
        return name + " " + reason;
    }
}
