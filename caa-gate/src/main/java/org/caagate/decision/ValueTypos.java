package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import org.caagate.name.Escaped;
import org.caagate.record.IssueValue;
import org.caagate.record.Octets;

/**
 * Remarks on typing errors in a value outside the grammar of RFC 8659 section 4.2. Each error that is recognised is mended in a
 * copy; where that makes a value of the grammar, the remarks say to write it.
 */
final class ValueTypos {
    /** Nobody types more, and what a remark is made of should be short. */
    private static final int LONGEST = 2000;

    /** What is to be copied must be whole. */
    private static final int LONGEST_ADVICE = 300;

    private final NameHints hints;
    private final List<Typo> typos = new ArrayList<>();
    private final List<NameHints.Hint> guesses = new ArrayList<>();

    ValueTypos(NameHints hints) {
        this.hints = hints;
    }

    /** Remarks on a value that is malformed; none if nothing is recognised. */
    List<Typo> in(Octets value) {
        if (value.length() > LONGEST) {
            return List.of();
        }
        String mended = mended(TypedText.withoutSpaceAround(TypedText.decoded(value)));
        String advice = isWorthWriting(mended) ? ": write " + Escaped.quote(mended) : "";
        List<Typo> all = new ArrayList<>();
        typos.forEach(typo -> all.add(new Typo(typo.id(), typo.fault() + advice)));
        guesses.forEach(guess -> all.add(new Typo(guess.id(), guess.detail())));
        return all;
    }

    /** A value of the grammar, that names an issuer or, with a semicolon, nobody; an empty one is nobody's intention. */
    private static boolean isWorthWriting(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_ADVICE
                && text.chars().allMatch(c -> c <= '~')
                && !(IssueValue.parse(Octets.ofText(text)) instanceof IssueValue.Malformed);
    }

    private String mended(String typed) {
        String text = withPlainSpaces(withoutQuotes(typed));
        int end = ParameterTypos.endOfIssuer(text);
        String part = text.substring(0, end);
        if (end < text.length() && text.charAt(end) != ';') {
            typos.add(new Typo(
                    FindingId.WHITE_SPACE_IN_VALUE,
                    "a semicolon must stand between the issuer domain name and its parameters"));
            part = part.endsWith(",") ? part.substring(0, end - 1) : part;
        }
        String issuer = new IssuerTypos(hints, typos, guesses).mended(part);
        return end == text.length() ? issuer : issuer + ";" + new ParameterTypos(typos).mended(text.substring(end + 1));
    }

    private String withoutQuotes(String text) {
        if (!TypedText.hasQuotes(text)) {
            return text;
        }
        typos.add(new Typo(FindingId.QUOTES_IN_VALUE, "the quotes are part of the value and do not belong there"));
        return TypedText.withoutSpaceAround(TypedText.withoutQuotes(text));
    }

    private String withPlainSpaces(String text) {
        String plain = TypedText.withPlainSpaces(text);
        if (plain.equals(text)) {
            return text;
        }
        typos.add(
                new Typo(
                        FindingId.WHITE_SPACE_IN_VALUE,
                        "the value has a line break, a no-break space or an invisible character; only plain spaces are white space"));
        return TypedText.withoutSpaceAround(plain);
    }
}
