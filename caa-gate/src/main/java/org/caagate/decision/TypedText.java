package org.caagate.decision;

import java.nio.charset.StandardCharsets;
import org.caagate.record.Octets;

/** Text as people type and paste it: with quotes of all kinds, and with white space that is none to RFC 8659. */
final class TypedText {
    /** Straight, typographic, angled, and the typographic ones of Windows-1252 read as octets. */
    private static final String QUOTES = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u0093\u0094\u0084";

    /** These may also be apostrophes or accents, so they are quotes at the ends only. */
    private static final String SINGLE_QUOTES = "'`\u00b4\u2018\u2019\u201a\u201b\u2032\u0091\u0092\u0082";

    private static final String INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff";

    /** What Java puts in the place of octets that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private TypedText() {}

    /** The text of a value: UTF-8 if it is that, else an octet a character. */
    static String decoded(Octets value) {
        String text = new String(value.toArray(), StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : value.toText();
    }

    /** SP and HTAB, the white space of the grammar. */
    static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** Whether a character looks like white space, or like nothing, and is outside the grammar. */
    static boolean isFalseWhiteSpace(char c) {
        boolean breaksLine = (c >= '\n' && c <= '\r') || c == '\u0085' || c == '\u2028' || c == '\u2029';
        boolean isWide = c == '\u00a0' || (c >= '\u2000' && c <= '\u200a') || c == '\u202f' || c == '\u3000';
        return breaksLine || isWide || isInvisible(c);
    }

    private static boolean isInvisible(char c) {
        return INVISIBLE.indexOf(c) >= 0;
    }

    /** Whether quotes stand anywhere in a text, or single ones around it. */
    static boolean hasQuotes(String text) {
        return !withoutQuotes(text).equals(text);
    }

    /** The text without quotes, and without single ones and backslashes at its ends. */
    static String withoutQuotes(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && i + 1 < text.length() && QUOTES.indexOf(text.charAt(i + 1)) >= 0;
            if (!escapes && QUOTES.indexOf(c) < 0) {
                rest.append(c);
            }
        }
        int start = 0;
        int end = rest.length();
        while (start < end && SINGLE_QUOTES.indexOf(rest.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && SINGLE_QUOTES.indexOf(rest.charAt(end - 1)) >= 0) {
            end--;
        }
        return rest.substring(start, end);
    }

    /** The text with plain spaces for what only looks like white space, and without what is invisible. */
    static String withPlainSpaces(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInvisible(c)) {
                plain.append(isFalseWhiteSpace(c) ? ' ' : c);
            }
        }
        return plain.toString();
    }

    /** The text without white space of the grammar around it. */
    static String withoutSpaceAround(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
