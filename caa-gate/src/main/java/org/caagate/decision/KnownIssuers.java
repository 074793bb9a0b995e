package org.caagate.decision;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.name.Ascii;
import org.caagate.name.IssuerDomainName;

/**
 * The CAs that findings compare the names in records with, to say what somebody probably meant. Data and nothing else: it
 * authorizes nobody and changes no verdict.
 *
 * <p>Immutable and thread-safe.
 */
public final class KnownIssuers {
    private static final KnownIssuers NONE = of(List.of());

    private final Map<String, IssuerDomainName> byName = new LinkedHashMap<>();
    private final Map<String, KnownIssuer> byHost = new HashMap<>();
    private final Map<String, KnownIssuer> byWords = new HashMap<>();
    private final List<IssuerDomainName> names;

    private KnownIssuers(List<KnownIssuer> issuers) {
        for (KnownIssuer issuer : issuers) {
            issuer.names().forEach(name -> byName.putIfAbsent(Ascii.fold(name.text()), name));
            issuer.hosts().forEach(host -> byHost.putIfAbsent(Ascii.fold(host), issuer));
            issuer.words().forEach(word -> byWords.putIfAbsent(Words.of(word).text(), issuer));
            byWords.putIfAbsent(Words.of(issuer.displayName()).text(), issuer);
        }
        names = List.copyOf(byName.values());
    }

    /**
     * Returns a set of known CAs.
     *
     * @param issuers the CAs; of two that share a name or a word, the first counts
     * @return the set
     */
    public static KnownIssuers of(List<KnownIssuer> issuers) {
        return new KnownIssuers(issuers);
    }

    /**
     * Returns the empty set: then only the issuer's own names are compared with.
     *
     * @return no CAs
     */
    public static KnownIssuers none() {
        return NONE;
    }

    boolean isName(String folded) {
        return byName.containsKey(folded);
    }

    List<IssuerDomainName> names() {
        return names;
    }

    /** The CA that has a domain which is none of its issuer domain names. */
    Optional<KnownIssuer> withHost(String folded) {
        return Optional.ofNullable(byHost.get(folded));
    }

    /** The CA that has a name of exactly these words. */
    Optional<KnownIssuer> calledExactly(Words words) {
        return Optional.ofNullable(byWords.get(words.text()));
    }

    /** The CA whose name a text begins with, the longest such name first. */
    Optional<KnownIssuer> calledAtTheStartOf(Words words) {
        return words.beginnings().stream()
                .filter(byWords::containsKey)
                .findFirst()
                .map(byWords::get);
    }
}
