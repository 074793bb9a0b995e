package org.caagate.testkit.dnssec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A hierarchy with each {@link StandardZone}, below {@code com.} (ECDSA P-256, NSEC), {@code org.} (RSA, NSEC3) and {@code net.}
 * (Ed25519, NSEC3 with opt-out), and a secure zone {@code aliases.com.}: {@link #aliasTo} has the names in it; {@code
 * many.aliases.com} has 90 long CAA records and needs TCP; {@code bare.com} has no CAA record up to the root.
 */
public final class StandardHierarchy {
    /** BIND 9.18 takes no more than 100 records in a set. */
    private static final int MANY = 90;

    private static final String PADDING = "x".repeat(40);

    private StandardHierarchy() {}

    /** Made when the first test needs it. */
    private static final class Shared {
        private static final SignedHierarchy HIERARCHY = create();
    }

    /**
     * Returns the one hierarchy of this run, signed when it was first asked for.
     *
     * @return the hierarchy
     */
    public static SignedHierarchy shared() {
        return Shared.HIERARCHY;
    }

    /**
     * Returns the name of a CNAME record that leads from a secure zone to a name of another, such as {@code
     * www-expired-com.aliases.com}.
     *
     * @param zone the zone of the target
     * @param host {@code caa}, {@code www} or {@code other}
     * @return without the last dot
     */
    public static String aliasTo(StandardZone zone, String host) {
        return zone.name(host).replace('.', '-') + ".aliases.com";
    }

    private static SignedHierarchy create() {
        List<SignedZone> zones = new ArrayList<>();
        zones.add(SignedZone.of("com."));
        zones.add(SignedZone.of("org.").algorithm(SigningAlgorithm.RSASHA256).denial(Denial.NSEC3));
        zones.add(SignedZone.of("net.").algorithm(SigningAlgorithm.ED25519).denial(Denial.NSEC3_OPT_OUT));
        zones.add(SignedZone.of("bare.com.").records("www A 192.0.2.1"));
        zones.add(SignedZone.of("aliases.com.").records(aliases()).records(many()));
        for (StandardZone each : StandardZone.values()) {
            zones.add(each.zone());
        }
        return SignedHierarchy.of(zones.toArray(SignedZone[]::new));
    }

    private static String aliases() {
        return Stream.of(StandardZone.values())
                .flatMap(zone -> Stream.of("caa", "www", "other").map(host -> alias(zone, host)))
                .collect(Collectors.joining("\n"));
    }

    private static String alias(StandardZone zone, String host) {
        return aliasTo(zone, host) + ". CNAME " + zone.name(host) + ".";
    }

    private static String many() {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> "many CAA 0 issue \"ca%d.example; note=%s\"".formatted(i, PADDING))
                .collect(Collectors.joining("\n"));
    }
}
