package org.caagate.zone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a master file into entries and these into words and quoted strings (RFC 1035 section 5.1), octet by octet. What cannot be
 * read is said, and the entry marked; the next entry begins on the next line.
 */
final class MasterFileLexer {
    /** RDATA has 65535 octets at most; nobody writes each as a word of its own. */
    private static final int MOST_TOKENS = 100_000;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] octets;
    private final Remarks faults;
    private int at;
    private int line = 1;

    private List<Token> tokens = new ArrayList<>();
    private boolean broken;
    private int depth;
    private int openedAt;

    MasterFileLexer(byte[] octets, Remarks faults) {
        this.octets = octets;
        this.faults = faults;
        skipByteOrderMark();
    }

    private void skipByteOrderMark() {
        if (octets.length >= 3
                && octets[0] == BYTE_ORDER_MARK[0]
                && octets[1] == BYTE_ORDER_MARK[1]
                && octets[2] == BYTE_ORDER_MARK[2]) {
            at = 3;
            faults.add(
                    1,
                    "the file begins with a byte order mark, which name servers take for a name: save it as UTF-8 without");
        }
    }

    /** Returns the next entry, or nothing at the end of the file. */
    Optional<Entry> next() {
        if (at == octets.length) {
            return Optional.empty();
        }
        int first = line;
        boolean indented = isBlank(octets[at]);
        tokens = new ArrayList<>();
        broken = false;
        depth = 0;
        boolean within = true;
        while (within && at < octets.length) {
            within = step();
        }
        if (depth > 0) {
            fault(openedAt, "the parenthesis that opens here is never closed: write the missing )");
        }
        return Optional.of(new Entry(first, indented, broken, tokens));
    }

    /** Takes the next piece; returns false after the end of the entry. */
    private boolean step() {
        byte c = octets[at];
        if (c == '\n') {
            at++;
            line++;
            return depth > 0;
        }
        if (isBlank(c) || isBeforeNewline()) {
            at++;
        } else if (c == ';') {
            skipComment();
        } else if (c == '(' || c == ')') {
            parenthesis(c);
        } else if (c == '"') {
            quoted();
        } else {
            word();
        }
        return true;
    }

    private void parenthesis(byte c) {
        at++;
        if (c == '(') {
            openedAt = depth == 0 ? line : openedAt;
            depth++;
        } else if (depth == 0) {
            fault(line, "a ) without a ( before it: remove it, or write \\) if it belongs to a name");
        } else {
            depth--;
        }
    }

    private void skipComment() {
        while (at < octets.length && octets[at] != '\n') {
            at++;
        }
    }

    private void quoted() {
        int start = at;
        skipQuoted();
        add(Token.Kind.QUOTED, start);
    }

    /** A closing quote on a later line is as a rule the opening one of another string: both are not guessed at. */
    private void skipQuoted() {
        at++;
        while (at < octets.length && octets[at] != '"' && octets[at] != '\n') {
            at += octets[at] == '\\' && at + 1 < octets.length && octets[at + 1] != '\n' ? 2 : 1;
        }
        if (at == octets.length || octets[at] == '\n') {
            fault(line, "the closing quote of a string is missing on its line");
        } else {
            at++;
        }
    }

    private void word() {
        int start = at;
        boolean quotes = false;
        boolean clean = true;
        while (at < octets.length && !endsWord(octets[at])) {
            byte c = octets[at];
            if (c == '"') {
                quotes = true;
                skipQuoted();
            } else if (c == '\\') {
                clean &= skipEscaped();
            } else {
                clean &= c > ' ' && c <= '~';
                at++;
            }
        }
        if (!clean) {
            fault(
                    line,
                    "a word has an octet outside printable ASCII: " + shown(start)
                            + " (write a name as A-labels, xn--..., other octets as \\DDD or in quotes)");
        }
        add(quotes ? Token.Kind.WORD_WITH_QUOTES : Token.Kind.WORD, start);
    }

    private boolean skipEscaped() {
        at++;
        if (at == octets.length || octets[at] == '\n' || isBeforeNewline()) {
            fault(line, "a line ends within an escape: write the backslash itself as \\\\");
            return true;
        }
        byte c = octets[at++];
        return c >= ' ' && c <= '~';
    }

    private boolean endsWord(byte c) {
        return isBlank(c) || c == '\n' || c == ';' || c == '(' || c == ')' || isBeforeNewline();
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    /** The first half of a line end as Windows writes it. */
    private boolean isBeforeNewline() {
        return octets[at] == '\r' && at + 1 < octets.length && octets[at + 1] == '\n';
    }

    private void add(Token.Kind kind, int start) {
        if (tokens.size() < MOST_TOKENS) {
            tokens.add(new Token(line, kind, text(start)));
        } else if (!broken) {
            fault(line, "a record of more than " + MOST_TOKENS + " words");
        }
    }

    private String text(int start) {
        return new String(octets, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private String shown(int start) {
        return new Token(line, Token.Kind.WORD, text(start)).shown();
    }

    private void fault(int where, String text) {
        broken = true;
        faults.add(where, text);
    }
}
