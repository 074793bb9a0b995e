package org.caagate.dns;

import java.util.Optional;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;

/**
 * A resolver as command lines and properties write it: {@code system} or a server as {@link DnsServer#parse} reads it, after
 * {@code SUFFIX=} if it is for the names at or below a suffix.
 */
public final class ResolverSpec {
    private static final String SYSTEM = "system";

    private ResolverSpec() {}

    /** Returns whether the text begins with {@code SUFFIX=}, whatever may be wrong with the rest of it. */
    static boolean hasSuffix(String text) {
        return suffixEnd(text) >= 0;
    }

    /**
     * Returns the suffix.
     *
     * @param text what somebody wrote
     * @return the suffix, or nothing where there is none
     * @throws IllegalArgumentException if it is no host name
     */
    public static Optional<DomainName> suffix(String text) {
        int end = suffixEnd(text);
        try {
            return end < 0 ? Optional.empty() : Optional.of(DomainName.parse(text.substring(0, end)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "resolver " + Escaped.quote(text) + ": before the equals sign stands no suffix: " + e.getMessage(),
                    e);
        }
    }

    /**
     * Returns what the text stands for, apart from the suffix.
     *
     * @return the source of servers
     * @throws IllegalArgumentException if it is neither a server nor {@code system}
     */
    static ServerSource source(String text) {
        String place = withoutSuffix(text);
        return place.equals(SYSTEM) ? ServerSource.SYSTEM : ServerSource.of(DnsServer.parse(place));
    }

    /**
     * Returns what stands for servers, which {@link DnsLookupBuilder#resolver} takes alone as well.
     *
     * @param text what somebody wrote
     * @return the text, without a suffix and its equals sign if it has them
     */
    public static String withoutSuffix(String text) {
        return text.substring(suffixEnd(text) + 1);
    }

    /** Where the equals sign after a suffix stands; one after a scheme belongs to the URL. */
    private static int suffixEnd(String text) {
        int equals = text.indexOf('=');
        int scheme = text.indexOf("://");
        return scheme >= 0 && scheme < equals ? -1 : equals;
    }
}
