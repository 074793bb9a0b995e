package org.caagate.cli.input;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.ICUInputTooLongException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caagate.name.DomainName;
import org.caagate.name.InvalidNameException;

/** The conversion of internationalised names (UTS 46, non-transitional). On its own, so that ICU is loaded only for such names. */
final class UnicodeName {
    private static final IDNA UTS_46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    private UnicodeName() {}

    /**
     * Returns the name in its own script. What could turn other text around or hide in it stays as A-labels.
     *
     * @param ascii a name that {@link #toAscii} made, with whatever stands before it
     */
    static String toUnicode(String ascii) {
        String unicode = UTS_46.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info())
                .toString();
        boolean isPlain = unicode.codePoints().allMatch(UnicodeName::isPlain);
        return isPlain ? unicode : ascii;
    }

    private static boolean isPlain(int c) {
        boolean isLetter = Character.isLetterOrDigit(c)
                && Character.getDirectionality(c) != Character.DIRECTIONALITY_RIGHT_TO_LEFT
                && Character.getDirectionality(c) != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        return isLetter || (c > ' ' && c <= '~');
    }

    /**
     * Converts a name.
     *
     * @param written what the user wrote, for messages
     * @param name the name in it
     * @throws InvalidNameException if it has no A-label form, or its A-labels mean another name
     */
    static String toAscii(String written, String name) {
        IDNA.Info info = new IDNA.Info();
        String ascii = convert(written, name, info);
        if (info.hasErrors()) {
            String errors = info.getErrors().stream()
                    .map(error -> error.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new InvalidNameException(written, "no A-label form by UTS 46 (" + errors + ")");
        }
        // Characters that turn into others than letters, digits and hyphens would make another kind of identifier of
        // it.
        return DomainName.parse(ascii).toString();
    }

    /** One character may stand for many, so how long a name is shows in the conversion alone. */
    private static String convert(String written, String name, IDNA.Info info) {
        try {
            return UTS_46.nameToASCII(name, new StringBuilder(), info).toString();
        } catch (ICUInputTooLongException e) {
            throw new InvalidNameException(written, "no A-label form by UTS 46 (label too long)");
        }
    }
}
