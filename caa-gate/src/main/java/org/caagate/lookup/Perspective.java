package org.caagate.lookup;

import java.util.Objects;

/**
 * A view of DNS from one place. Some domain owners, and some attackers, give different answers in different places.
 *
 * @param id its name in reports: 1 to 32 lower-case letters, digits and hyphens, and not {@code primary}
 * @param region its place, for readers of reports: at most 64 characters; empty if unknown
 * @param lookup the lookup that it uses; a cache must not be shared with another perspective
 */
public record Perspective(String id, String region, CaaLookup lookup) {
    /** The name of the gate's own lookup in reports. No other perspective may have it. */
    public static final String PRIMARY = "primary";

    /**
     * Makes a perspective. Invalid texts are reported when a gate is built with it.
     *
     * @param id its name in reports
     * @param region its place, for readers of reports
     * @param lookup the lookup that it uses
     */
    public Perspective {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(lookup, "lookup");
    }

    /**
     * Makes a perspective without a region.
     *
     * @param id its name in reports
     * @param lookup the lookup that it uses
     */
    public Perspective(String id, CaaLookup lookup) {
        this(id, "", lookup);
    }
}
