package org.caagate.decision;

import java.util.Arrays;
import java.util.List;
import org.caagate.name.Ascii;
import org.caagate.record.Parameters;

/** Typing errors in the parameters of a malformed value. */
final class ParameterTypos {
    private static final String WHITE_SPACE = "[ \t]+";

    private final List<Typo> typos;

    ParameterTypos(List<Typo> typos) {
        this.typos = typos;
    }

    /**
     * Where the issuer domain name ends: at the first semicolon, or at white space before it that something like a parameter
     * follows; the length of the text if it has neither.
     */
    static int endOfIssuer(String text) {
        int semicolon = text.indexOf(';');
        int end = semicolon < 0 ? text.length() : semicolon;
        for (int i = 1; i < end; i++) {
            boolean startsToken = TypedText.isWhiteSpace(text.charAt(i - 1)) && !TypedText.isWhiteSpace(text.charAt(i));
            if (startsToken && beginsParameter(text, i, end)) {
                return i - 1;
            }
        }
        return end;
    }

    /** The parameters without the errors that are recognised, which are noted. */
    String mended(String text) {
        String all = withoutSemicolonAtEnd(TypedText.withoutSpaceAround(text));
        return all.isEmpty()
                ? all
                : String.join(
                        ";",
                        Arrays.stream(all.split(";", -1)).map(this::parameter).toList());
    }

    private String withoutSemicolonAtEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ';' || TypedText.isWhiteSpace(text.charAt(end - 1)))) {
            end--;
        }
        if (end < text.length()) {
            typos.add(new Typo(FindingId.SEMICOLON_AT_END, "no semicolon may follow the last parameter"));
        }
        return text.substring(0, end);
    }

    private String parameter(String typed) {
        int equals = typed.indexOf('=');
        String value = TypedText.withoutSpaceAround(typed.substring(equals + 1));
        List<String> tokens = List.of(value.split(WHITE_SPACE, -1));
        if (equals < 0 || tokens.size() < 2) {
            return typed;
        }
        String tag = TypedText.withoutSpaceAround(typed.substring(0, equals));
        boolean isMethods = Ascii.equalFolded(tag, Parameters.VALIDATIONMETHODS);
        return isMethods && value.indexOf('=') < 0 ? tag + "=" + methods(tokens) : tag + "=" + separated(tokens);
    }

    private String methods(List<String> tokens) {
        typos.add(new Typo(
                FindingId.SPACE_IN_METHOD_LIST,
                "the methods in validationmethods are separated by commas alone, without white space"));
        return String.join(
                ",",
                tokens.stream()
                        .flatMap(token -> Arrays.stream(token.split(",", -1)))
                        .filter(label -> !label.isEmpty())
                        .toList());
    }

    /** Several parameters with white space between them, perhaps after a comma, in place of semicolons. */
    private String separated(List<String> tokens) {
        typos.add(new Typo(
                FindingId.WHITE_SPACE_IN_VALUE,
                "the value of a parameter has no white space, and semicolons stand between parameters"));
        StringBuilder text = new StringBuilder(tokens.get(0));
        for (String token : tokens.subList(1, tokens.size())) {
            boolean begins = beginsParameter(token, 0, token.length());
            if (begins && text.charAt(text.length() - 1) == ',') {
                text.setLength(text.length() - 1);
            }
            text.append(begins ? ';' : ' ').append(token);
        }
        return text.toString();
    }

    /** Whether a letter or digit, then letters, digits and hyphens, and then an equals sign stand there. */
    private static boolean beginsParameter(String text, int from, int to) {
        int at = from;
        while (at < to && (Ascii.isAlphanumeric(text.charAt(at)) || (text.charAt(at) == '-' && at > from))) {
            at++;
        }
        return at > from && at < to && text.charAt(at) == '=';
    }
}
