package org.caagate.dns;

import java.util.Objects;
import org.caagate.name.Escaped;

/**
 * A perspective as command lines and properties write it: {@code ID=SPEC}, such as {@code frankfurt=tls://dns.example}.
 *
 * @param id what reports call it; whether it may be called so is for the gate to judge, see {@link
 *     org.caagate.lookup.Perspective#id}
 * @param resolver whom it asks for all names, so without a suffix
 */
public record PerspectiveSpec(String id, ResolverSpec resolver) {
    /**
     * Makes a spec.
     *
     * @param id what reports call it
     * @param resolver whom it asks
     * @throws IllegalArgumentException if the resolver is for the names under a suffix only
     */
    public PerspectiveSpec {
        Objects.requireNonNull(id, "id");
        requireAllNames(id + "=" + resolver, resolver);
    }

    /**
     * Reads a spec. A host that is no IP address is resolved as {@link DnsServer#parse} says.
     *
     * @param text for example {@code frankfurt=tls://dns.example@192.0.2.53}
     * @return what it stands for
     * @throws IllegalArgumentException if there is no equals sign, or what stands behind the first one is no {@link ResolverSpec}
     *     for all names
     */
    public static PerspectiveSpec parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    Escaped.quote(text) + " is no ID=SPEC, such as frankfurt=tls://dns.example");
        }
        ResolverSpec resolver = ResolverSpec.parse(text.substring(equals + 1));
        requireAllNames(text, resolver);
        return new PerspectiveSpec(text.substring(0, equals), resolver);
    }

    private static void requireAllNames(String text, ResolverSpec resolver) {
        if (resolver.suffix().isPresent()) {
            throw new IllegalArgumentException(
                    Escaped.quote(text) + ": a perspective sees all names, so it has a resolver without a suffix");
        }
    }

    /** Returns the spec as {@link #parse} reads it. */
    @Override
    public String toString() {
        return id + "=" + resolver;
    }
}
