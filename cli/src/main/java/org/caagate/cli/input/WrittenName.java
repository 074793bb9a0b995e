package org.caagate.cli.input;

import java.util.Optional;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidNameException;

/**
 * An identifier as the user wrote it, read: names in other scripts than ASCII are converted to A-labels by UTS 46 without
 * transitional processing, which is what registries and CAs use; the library itself takes A-labels only.
 *
 * @param identifier what is checked
 * @param original the name in its own script, if that was converted: not as it was written, but as UTS 46 maps it back
 */
record WrittenName(Identifier identifier, Optional<String> original) {
    /**
     * Reads an identifier.
     *
     * @throws InvalidNameException if it is none, or does not convert
     */
    static WrittenName parse(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return new WrittenName(Identifier.parse(text), Optional.empty());
        }
        String ascii = ascii(text);
        return new WrittenName(Identifier.parse(ascii), Optional.of(UnicodeName.toUnicode(ascii)));
    }

    private static String ascii(String text) {
        int at = text.lastIndexOf('@');
        String prefix = at >= 0 ? text.substring(0, at + 1) : text.startsWith("*.") ? "*." : "";
        return prefix + UnicodeName.toAscii(text, text.substring(prefix.length()));
    }
}
