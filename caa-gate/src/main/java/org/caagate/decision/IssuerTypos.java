package org.caagate.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caagate.name.Ascii;
import org.caagate.name.IssuerDomainName;

/** Typing errors in the part of a malformed value that should be an issuer domain name. */
final class IssuerTypos {
    private static final String SCHEME_END = "://";
    private static final String ASTERISK_LABEL = "*.";

    private final NameHints hints;
    private final List<Typo> typos;
    private final List<NameHints.Hint> guesses;

    IssuerTypos(NameHints hints, List<Typo> typos, List<NameHints.Hint> guesses) {
        this.hints = hints;
        this.typos = typos;
        this.guesses = guesses;
    }

    /** The part without the errors that are recognised, which are noted. */
    String mended(String part) {
        String text = TypedText.withoutSpaceAround(part);
        if (isSeveralNames(text)) {
            typo(FindingId.SEVERAL_ISSUERS, "a record names one issuer; write one record for each");
            return part;
        }
        String name = withoutDotAtEnd(withoutAsterisk(withoutUrl(text)));
        if (isName(name)) {
            return orWhatWasMeant(name);
        }
        return hasWhiteSpace(name) ? withoutWhiteSpace(name) : meant(hints.onDisplayName(name), name);
    }

    private static boolean isSeveralNames(String text) {
        List<String> names = tokens(text);
        return names.size() > 1 && names.stream().allMatch(name -> isName(name) && name.indexOf('.') > 0);
    }

    private static List<String> tokens(String text) {
        return Arrays.stream(text.split("[, \t]+", -1))
                .filter(token -> !token.isEmpty())
                .toList();
    }

    private String withoutUrl(String text) {
        int scheme = text.indexOf(SCHEME_END);
        String rest = scheme < 0 ? text : text.substring(scheme + SCHEME_END.length());
        int end = 0;
        while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(0, end);
        // "mailto:somebody" and the like are something else.
        boolean isPlace = end < rest.length() && isName(host) && host.indexOf('.') > 0;
        if (scheme < 0 && !isPlace) {
            return text;
        }
        typo(FindingId.ISSUER_URL, "an issuer domain name is no URL: it has no scheme, port or path");
        return host;
    }

    private String withoutAsterisk(String text) {
        if (!text.startsWith(ASTERISK_LABEL)) {
            return text;
        }
        typo(FindingId.ISSUER_WILDCARD, "the value names the CA, and no CA has an asterisk in its issuer domain name");
        return text.substring(ASTERISK_LABEL.length());
    }

    private String withoutDotAtEnd(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.equals(text) || !isName(name)) {
            return text;
        }
        typo(FindingId.ISSUER_NAME_TRAILING_DOT, "an issuer domain name has no dot at its end");
        return name;
    }

    private String withoutWhiteSpace(String text) {
        String joined = String.join("", tokens(text));
        if (hints.isKnown(Ascii.fold(joined))) {
            typo(FindingId.WHITE_SPACE_IN_VALUE, "an issuer domain name has no white space in it");
            return joined;
        }
        Optional<NameHints.Hint> called = hints.onDisplayName(text);
        if (called.isEmpty() && text.indexOf('.') < 0 && tokens(text).stream().allMatch(IssuerTypos::isWord)) {
            typo(FindingId.ISSUER_DISPLAY_NAME, "the value names the CA as people do; write its issuer domain name");
        } else if (called.isEmpty()) {
            typo(FindingId.WHITE_SPACE_IN_VALUE, "an issuer domain name has no white space in it");
        }
        return meant(called, text);
    }

    private static boolean isWord(String token) {
        return token.chars().anyMatch(Ascii::isAlphanumeric) && token.indexOf('=') < 0;
    }

    private String orWhatWasMeant(String name) {
        return meant(hints.on(name), name);
    }

    private String meant(Optional<NameHints.Hint> hint, String otherwise) {
        hint.ifPresent(guesses::add);
        return hint.map(guess -> guess.meant().text()).orElse(otherwise);
    }

    private static boolean isName(String text) {
        return IssuerDomainName.faultAt(text).isEmpty();
    }

    private static boolean hasWhiteSpace(String text) {
        return text.chars().anyMatch(c -> TypedText.isWhiteSpace((char) c));
    }

    private void typo(FindingId id, String fault) {
        typos.add(new Typo(id, fault));
    }
}
