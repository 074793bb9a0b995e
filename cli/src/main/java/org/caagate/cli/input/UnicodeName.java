package org.caagate.cli.input;

import com.ibm.icu.text.IDNA;
import java.util.stream.Collectors;
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
     * Converts a name.
     *
     * @param written what the user wrote, for messages
     * @param name the name in it
     * @throws InvalidNameException if it has no A-label form, or its A-labels mean another name
     */
    static String toAscii(String written, String name) {
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS_46.nameToASCII(name, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            String errors = info.getErrors().stream()
                    .map(error ->
                            error.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new InvalidNameException(written, "no A-label form by UTS 46 (" + errors + ")");
        }
        return ascii;
    }
}
