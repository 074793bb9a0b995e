package org.caagate.zone;

import org.caagate.name.Escaped;

/**
 * A word or a quoted string of a master file.
 *
 * @param line where it stands
 * @param kind what it is
 * @param text its octets as they stand in the file, a character each, with escapes and quotes
 */
record Token(int line, Kind kind, String text) {
    enum Kind {
        WORD,
        /** A word with a quoted string in it, as {@code alpn="h2,h3"}. */
        WORD_WITH_QUOTES,
        QUOTED
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    /** Returns the text for a message. */
    String shown() {
        return Escaped.quote(text);
    }
}
