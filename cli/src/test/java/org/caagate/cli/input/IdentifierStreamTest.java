package org.caagate.cli.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.cli.UsageException;
import org.caagate.cli.option.Arguments;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stream of identifiers")
class IdentifierStreamTest {
    private final Faults faults = new Faults();

    private IdentifierStream open(InputStream in, String... operands) throws UsageException {
        List<String> arguments = new ArrayList<>(List.of("check", "--names-from", "-"));
        arguments.addAll(List.of(operands));
        Invocation invocation = Arguments.read(arguments, Map.of(), faults);
        return IdentifierStream.open((Invocation.Run) invocation, in, faults);
    }

    private List<Entry> read(byte[] octets, String... operands) throws UsageException, IOException {
        List<Entry> entries = new ArrayList<>();
        try (IdentifierStream stream = open(new ByteArrayInputStream(octets), operands)) {
            for (Optional<Entry> next = stream.next(); next.isPresent(); next = stream.next()) {
                entries.add(next.get());
            }
        }
        return entries;
    }

    private static List<String> shown(List<Entry> entries) {
        return entries.stream().map(IdentifierStreamTest::shown).toList();
    }

    private static String shown(Entry entry) {
        int line = entry.source().line().orElse(0);
        return entry instanceof Entry.Valid readable
                ? line + " " + readable.identifier()
                : line + " invalid: " + ((Entry.Invalid) entry).fault();
    }

    @Test
    void has_operands_then_lines_with_their_numbers() throws UsageException, IOException {
        byte[] text = "\uFEFFa.example\r\n\n  # only a comment\n\t*.b.example # why\nbücher.example".getBytes(UTF_8);

        assertThat(shown(read(text, "first.example", "192.0.2.1")))
                .containsExactly(
                        "0 first.example", "0 192.0.2.1", "1 a.example", "4 *.b.example", "5 xn--bcher-kva.example");
    }

    @Test
    void goes_on_after_what_is_no_identifier() throws UsageException, IOException {
        assertThat(shown(read("a..b\nc.example\n".getBytes(UTF_8), "d e")))
                .containsExactly(
                        "0 invalid: \"d e\": a host name has letters, digits, hyphens and underscores only",
                        "1 invalid: \"a..b\": an empty label (two dots in a row, or a dot at the start)",
                        "2 c.example");
    }

    @Test
    void takes_no_other_encoding_for_utf_8_but_lets_comments_be() throws UsageException, IOException {
        assertThat(shown(read("bücher.example\na.example # für Bücher\n".getBytes(ISO_8859_1))))
                .containsExactly("1 invalid: not UTF-8", "2 a.example");
    }

    @Test
    void holds_no_more_of_a_line_than_an_identifier_can_have() throws UsageException, IOException {
        InputStream endless = new InputStream() {
            private long left = 300L << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] octets, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(left, length);
                java.util.Arrays.fill(octets, offset, offset + count, (byte) 'a');
                left -= count;
                return count;
            }
        };

        try (IdentifierStream stream = open(endless)) {
            Entry.Invalid entry = (Entry.Invalid) stream.next().orElseThrow();
            assertThat(entry.text()).hasSize(300);
            assertThat(entry.fault()).isEqualTo("a line of more than 4096 octets is no identifier");
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void takes_a_name_with_a_comment_of_any_length() throws UsageException, IOException {
        assertThat(shown(read(("a.example #" + "x".repeat(10_000) + "\nb.example").getBytes(UTF_8))))
                .containsExactly("1 a.example", "2 b.example");
    }

    @Test
    void says_which_file_broke_off() throws UsageException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                return read();
            }
        };
        IdentifierStream stream = open(broken);

        assertThatThrownBy(stream::next)
                .isInstanceOf(IOException.class)
                .hasMessage("\"standard input\": cannot be read: the disk is gone");
    }

    @Test
    void a_label_that_is_much_too_long_is_a_fault_of_its_line() throws UsageException, IOException {
        String shortened = "ü".repeat(1035);
        String lengthened = "\uFDFA".repeat(100);

        assertThat(read((shortened + "\n" + lengthened + "\nb.example\n").getBytes(UTF_8)))
                .extracting(IdentifierStreamTest::shown)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1 invalid: ").contains("label too long"),
                        second -> assertThat(second).startsWith("2 invalid: ").contains("label too long"),
                        third -> assertThat(third).isEqualTo("3 b.example"));
    }
}
