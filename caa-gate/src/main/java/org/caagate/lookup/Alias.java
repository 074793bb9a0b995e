package org.caagate.lookup;

/**
 * One step of an alias chain (RFC 1034 section 3.6.2, RFC 6672).
 *
 * @param owner the name that is an alias
 * @param target the name it stands for
 *     <p>Both are in presentation form without a trailing dot, escaped as in RFC 1035 section 5.1, for people to read; any octet
 *     may occur in such a name, so neither is a {@code DomainName}.
 * @param ttl the time to live of the alias in seconds
 */
public record Alias(String owner, String target, long ttl) {
    /** Returns owner and target with an arrow between. */
    @Override
    public String toString() {
        return owner + " -> " + target;
    }
}
