package org.caagate.decision;

import java.util.List;
import org.caagate.name.IssuerDomainName;

/**
 * A CA that people may mean. What is said here helps to recognise typing errors and authorizes nothing.
 *
 * @param displayName what people call it, such as {@code Let's Encrypt}
 * @param words other words for it, such as {@code le}
 * @param names its issuer domain names as far as they are known, the one to write first
 * @param hosts domains of it that are none of these names, such as the hosts of its ACME directories
 */
public record KnownIssuer(String displayName, List<String> words, List<IssuerDomainName> names, List<String> hosts) {
    /**
     * Copies the lists.
     *
     * @param displayName what people call it
     * @param words other words for it
     * @param names its issuer domain names as far as they are known, the one to write first
     * @param hosts domains of it that are none of these names
     * @throws IllegalArgumentException if there is no name: then there is nothing to propose
     */
    public KnownIssuer {
        words = List.copyOf(words);
        names = List.copyOf(names);
        hosts = List.copyOf(hosts);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a known issuer has at least one issuer domain name: " + displayName);
        }
    }
}
