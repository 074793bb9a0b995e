package org.caagate.zone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caagate.name.Escaped;

/** What there is to say of a file, by line: the first sentences in words, the others only counted. */
final class Remarks {
    static final int MOST = 20;

    private record Remark(int line, String text) {}

    private final String file;
    private final List<Remark> first = new ArrayList<>();
    private int count;

    /** Starts with nothing to say of a file whose name is safe to print. */
    Remarks(String file) {
        this.file = file;
    }

    /** Returns the name of a file for messages: as it is, where that is printable ASCII. */
    static String printable(String name) {
        String quoted = Escaped.quote(name);
        return quoted.equals('"' + name + '"') ? name : quoted;
    }

    void add(int line, String text) {
        count++;
        if (first.size() < MOST) {
            first.add(new Remark(line, text));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        first.stream()
                .sorted(Comparator.comparingInt(Remark::line))
                .forEach(remark -> sentences.add(file + ":" + remark.line() + ": " + remark.text()));
        if (count > MOST) {
            sentences.add(file + ": and " + (count - MOST) + " more");
        }
        return sentences;
    }
}
