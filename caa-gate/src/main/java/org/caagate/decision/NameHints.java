package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caagate.name.Ascii;
import org.caagate.name.IssuerDomainName;

/** What somebody may have meant who wrote a name that is no issuer domain name of any CA known here; for one RRset. */
final class NameHints {
    private static final String WWW = "www.";

    /** Hostile names are long, and no typing error makes a name longer than this. */
    private static final int LONGEST_NAME = 253;

    /** Each of so many is held against every known name, and an RRset of thousands has no typing errors to tell. */
    private static final int MOST_COMPARED = 100;

    private final List<IssuerDomainName> own;
    private final Supplier<KnownIssuers> known;
    private int compared;

    NameHints(Issuer issuer, Supplier<KnownIssuers> known) {
        this.own = issuer instanceof Issuer.Named named ? preferredFirst(named) : List.of();
        this.known = known;
    }

    private static List<IssuerDomainName> preferredFirst(Issuer.Named issuer) {
        return issuer.names().size() == 1
                ? issuer.names()
                : Stream.concat(Stream.of(issuer.preferredName()), issuer.names().stream())
                        .distinct()
                        .toList();
    }

    /** A guess: what is wrong with the name, as a sentence for people, and the name to write in its place. */
    record Hint(FindingId id, String detail, IssuerDomainName meant) {}

    /** The guess about a name, or nothing if the name is known, or like none that is. */
    Optional<Hint> on(String name) {
        if (name.length() > LONGEST_NAME || compared >= MOST_COMPARED) {
            return Optional.empty();
        }
        String folded = Ascii.fold(name);
        if (isKnown(folded)) {
            return Optional.empty();
        }
        compared++;
        return ofHost(folded).or(() -> ofWord(folded)).or(() -> nearest(folded));
    }

    /** Whether a name in lower case is an issuer domain name that is known. */
    boolean isKnown(String folded) {
        for (IssuerDomainName name : own) {
            if (Ascii.equalFolded(name.text(), folded)) {
                return true;
            }
        }
        return known.get().isName(folded);
    }

    /** A guess about a text that is no name but begins as people call a CA: {@code Let's Encrypt Authority X3}. */
    Optional<Hint> onDisplayName(String text) {
        return known.get().calledAtTheStartOf(Words.of(text)).map(this::calledSo);
    }

    private Optional<Hint> ofWord(String folded) {
        return folded.indexOf('.') >= 0
                ? Optional.empty()
                : known.get().calledExactly(Words.of(folded)).map(this::calledSo);
    }

    private Hint calledSo(KnownIssuer issuer) {
        IssuerDomainName name = toWrite(issuer);
        return new Hint(
                FindingId.ISSUER_DISPLAY_NAME,
                issuer.displayName() + " is what people call the CA; " + knownOfIt(name),
                name);
    }

    private Optional<Hint> ofHost(String folded) {
        if (folded.startsWith(WWW) && isKnown(folded.substring(WWW.length()))) {
            String name = folded.substring(WWW.length());
            return Optional.of(new Hint(
                    FindingId.ISSUER_HOST_NAME,
                    folded + " is a host; the issuer domain name is " + name + ", without www",
                    IssuerDomainName.parse(name)));
        }
        return known.get().withHost(folded).map(issuer -> {
            IssuerDomainName name = toWrite(issuer);
            return new Hint(
                    FindingId.ISSUER_HOST_NAME,
                    folded + " is a domain of " + issuer.displayName() + "; " + knownOfIt(name),
                    name);
        });
    }

    private static String knownOfIt(IssuerDomainName name) {
        return "the issuer domain name that is known of it is " + name;
    }

    /** Of the names of a CA, the one that the request's own issuer answers to if there is one. */
    private IssuerDomainName toWrite(KnownIssuer issuer) {
        return own.stream()
                .filter(issuer.names()::contains)
                .findFirst()
                .orElse(issuer.names().get(0));
    }

    private Optional<Hint> nearest(String folded) {
        Optional<IssuerDomainName> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        // The own names first: of equally near ones the first counts.
        for (List<IssuerDomainName> names : List.of(own, known.get().names())) {
            for (IssuerDomainName name : names) {
                OptionalInt errors = NearName.errors(folded, Ascii.fold(name.text()));
                if (errors.isPresent() && errors.getAsInt() < least) {
                    least = errors.getAsInt();
                    nearest = Optional.of(name);
                }
            }
        }
        return nearest.map(name -> new Hint(FindingId.ISSUER_NAME_NEAR_MISS, nearMiss(folded, name), name));
    }

    private String nearMiss(String folded, IssuerDomainName near) {
        String guess = own.contains(near)
                ? near + " was probably meant, the issuer of this request"
                : "did you mean " + near + "?";
        return folded + " is no issuer domain name that is known here; " + guess;
    }
}
