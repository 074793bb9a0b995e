package org.caagate.cli.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of runs, with what each is expected to print. Sections begin with a word in brackets:
 *
 * <pre>
 * [zone]         lines for the scripted DNS server, which listens at $DNS
 * [signed]       the standard signed hierarchy, as a resolver that does not validate, at $SIGNED; its root key is in anchors.txt
 * [acme]         the ACME directory at $ACME, whose root is in root.pem
 * [tls]          the DNS server listens over TLS too, at $TLS, and its root is in root.pem
 * [file NAME]    a file in $DIR, the directory that the command runs in
 * [run] ARGS     a run of caa-gate, with arguments as in a shell: blanks separate, single quotes hold together
 * [env] NAME=VALUE  for the run before
 * [stdin]        for the run before
 * [stdout] [stderr] [status N]  what it prints, and how it ends
 * [result NAME]  what the run before leaves in a file
 * </pre>
 *
 * <p>A line that begins with a semicolon before the first section is a comment.
 *
 * @param sections the sections in order
 */
record GoldenScript(List<Section> sections) {
    /**
     * A section.
     *
     * @param word what it is
     * @param rest what stands behind the word
     * @param lines what stands under it
     */
    record Section(String word, String rest, List<String> lines) {
        String text() {
            return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        }

        String heading() {
            return word.equals("run") || word.equals("env")
                    ? "[" + word + "] " + rest
                    : "[" + word + (rest.isEmpty() ? "" : " " + rest) + "]";
        }
    }

    static GoldenScript read(Path file) throws IOException {
        List<Section> sections = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (isHeading(line)) {
                sections.add(section(line));
            } else if (sections.isEmpty()) {
                sections.add(new Section("about", "", new ArrayList<>(List.of(line))));
            } else {
                sections.get(sections.size() - 1).lines().add(line);
            }
        }
        return new GoldenScript(sections);
    }

    private static boolean isHeading(String line) {
        return line.matches(
                "\\[(zone|acme|signed|tls|run|env|stdin|stdout|stderr|status [0-9]+|file [^\\]]+|result [^\\]]+)\\].*");
    }

    private static Section section(String line) {
        int end = line.indexOf(']');
        String inside = line.substring(1, end);
        int blank = inside.indexOf(' ');
        String word = blank < 0 ? inside : inside.substring(0, blank);
        String rest = blank < 0 ? line.substring(end + 1).replaceAll("^ ", "") : inside.substring(blank + 1);
        return new Section(word, rest, new ArrayList<>());
    }

    /** The runs, each with the sections behind it. */
    List<List<Section>> runs() {
        List<List<Section>> runs = new ArrayList<>();
        for (Section section : sections) {
            if (section.word().equals("run")) {
                runs.add(new ArrayList<>());
            }
            if (!runs.isEmpty()) {
                runs.get(runs.size() - 1).add(section);
            }
        }
        return runs;
    }

    /** What stands before the first run. */
    List<Section> setting() {
        return sections.stream()
                .takeWhile(section -> !section.word().equals("run"))
                .toList();
    }

    /** Arguments as a shell would split them, with blanks and single quotes only. */
    static List<String> arguments(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
                begun = true;
            } else if (c == ' ' && !quoted) {
                if (begun) {
                    arguments.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            arguments.add(word.toString());
        }
        return arguments;
    }
}
