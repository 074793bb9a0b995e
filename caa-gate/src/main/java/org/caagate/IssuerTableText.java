package org.caagate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.name.Ascii;

/**
 * The reading of a table of issuers, strict and line by line: comments, empty lines, an id in brackets, and lines of a key, a
 * colon, one space and a value. Whatever is doubtful is refused, because a row can authorize.
 */
final class IssuerTableText {
    private static final String SEPARATOR = ": ";

    private final List<IssuerStanza> stanzas = new ArrayList<>();

    private IssuerTableText() {}

    static List<IssuerRow> read(String text) {
        IssuerTableText table = new IssuerTableText();
        int line = 1;
        for (String content : text.lines().toList()) {
            table.readLine(line++, content);
        }
        return table.rows();
    }

    private void readLine(int line, String content) {
        if (content.isEmpty() || content.startsWith("#")) {
            return;
        }
        if (!content.chars().allMatch(c -> c >= ' ' && c <= '~') || content.endsWith(" ")) {
            throw new MalformedTableException(line, "only printable ASCII, and no space at the end");
        }
        if (content.startsWith("[") && content.endsWith("]")) {
            stanzas.add(new IssuerStanza(
                    requireWord(new IssuerStanza.Entry(line, content.substring(1, content.length() - 1)))));
            return;
        }
        readEntry(line, content);
    }

    private void readEntry(int line, String content) {
        int separator = content.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new MalformedTableException(line, "neither [id] nor \"key: value\"");
        }
        if (stanzas.isEmpty()) {
            throw new MalformedTableException(line, "a value before the first [id]");
        }
        String word = content.substring(0, separator);
        IssuerKey key = IssuerKey.of(word)
                .orElseThrow(() -> new MalformedTableException(new IssuerStanza.Entry(line, word), "no such key"));
        IssuerStanza.Entry entry = new IssuerStanza.Entry(line, content.substring(separator + SEPARATOR.length()));
        if (entry.value().startsWith(" ")) {
            throw new MalformedTableException(line, "one space after the colon");
        }
        stanzas.get(stanzas.size() - 1).add(key, key == IssuerKey.ALIAS ? requireWord(entry) : entry);
    }

    private static IssuerStanza.Entry requireWord(IssuerStanza.Entry entry) {
        String word = entry.value();
        boolean fits = !word.isEmpty()
                && Ascii.fold(word).equals(word)
                && word.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '-' || c == '.');
        if (!fits) {
            throw new MalformedTableException(entry, "an id or alias has lower-case letters, digits, hyphens and dots");
        }
        return entry;
    }

    private List<IssuerRow> rows() {
        List<IssuerRow> rows = new ArrayList<>();
        for (IssuerStanza stanza : stanzas) {
            stanza.requireComplete();
            requireSoundNames(stanza);
            IssuerRow row = new IssuerRow(stanza);
            rows.forEach(earlier -> requireDistinct(stanza, row, earlier));
            rows.add(row);
        }
        if (rows.isEmpty()) {
            throw new MalformedTableException(1, "the table has no row");
        }
        return List.copyOf(rows);
    }

    /** A name that authorizes was stated for a directory, and is no hint at the same time. */
    private static void requireSoundNames(IssuerStanza stanza) {
        List<String> hints = stanza.allAs(IssuerKey.HINT, hint -> hint);
        boolean hasDirectory = List.of(IssuerKey.DIRECTORY, IssuerKey.HOST, IssuerKey.ACME).stream()
                .anyMatch(key -> !stanza.all(key).isEmpty());
        for (IssuerStanza.Entry name : stanza.all(IssuerKey.ISSUER)) {
            if (!hasDirectory) {
                throw new MalformedTableException(name, "an issuer name is stated for a directory, and there is none");
            }
            if (hints.contains(name.value())) {
                throw new MalformedTableException(name, "both an issuer name and a hint");
            }
        }
    }

    private static void requireDistinct(IssuerStanza stanza, IssuerRow row, IssuerRow earlier) {
        List<IssuerStanza.Entry> words = new ArrayList<>(stanza.all(IssuerKey.ALIAS));
        words.add(stanza.id());
        for (IssuerStanza.Entry word : words) {
            if (earlier.isCalled(word.value())) {
                throw new MalformedTableException(word, "already means [" + earlier + "]");
            }
        }
        Optional<DirectoryPattern> overlap = row.overlap(earlier);
        if (overlap.isPresent()) {
            throw new MalformedTableException(
                    stanza.id(), "its host " + overlap.get().host() + " already means [" + earlier + "]");
        }
    }
}
