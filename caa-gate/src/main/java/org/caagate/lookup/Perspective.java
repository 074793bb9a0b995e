package org.caagate.lookup;

import java.util.Objects;

/**
 * A view of the network from one place. Some owners, and some attackers, answer differently in different places.
 *
 * @param id what reports call it: 1 to 32 lower-case letters, digits and hyphens, and not {@code primary}
 * @param region where it is, for people: at most 64 characters; empty where nobody says
 * @param lookup whom it asks; if that is a cache, one that no other perspective has
 */
public record Perspective(String id, String region, CaaLookup lookup) {
    /** What reports call the lookup of the gate itself, which no other perspective may be called. */
    public static final String PRIMARY = "primary";

    /**
     * Makes a perspective; what is wrong with its texts is said when a gate is built of it.
     *
     * @param id what reports call it
     * @param region where it is, for people
     * @param lookup whom it asks
     */
    public Perspective {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(lookup, "lookup");
    }

    /**
     * Makes a perspective of which nobody says where it is.
     *
     * @param id what reports call it
     * @param lookup whom it asks
     */
    public Perspective(String id, CaaLookup lookup) {
        this(id, "", lookup);
    }
}
