package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.cli.report.text.Colour;
import org.caagate.cli.report.text.TextReport;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that somebody made to do harm, through the gate and into every format. */
class HostileReportTest {
    /** All but JSON are for people, who have no use for 64 kB. */
    private static final int LONGEST_FOR_PEOPLE = 300_000;

    /** A value stands there up to some times, four characters for an octet. */
    private static final int LONGEST = 4_000_000;

    /** What there is to write. */
    enum Format {
        TEXT(new TextReport(TextReport.Detail.EXPLAINED, Colour.OFF), LONGEST_FOR_PEOPLE) {
            @Override
            void requireReadable(String written) {
                assertThat(written.lines()).noneMatch(line -> line.startsWith("::"));
            }
        },
        JSON(new JsonReport(), LONGEST) {
            @Override
            void requireReadable(String written) {
                ReportSchema.requireReport(written);
            }
        },
        ROWS(HostileReportTest::writeRows, LONGEST) {
            @Override
            void requireReadable(String written) {
                assertThat(written.lines()).allSatisfy(ReportSchema::requireRow).hasSize(2);
            }
        },
        JUNIT(new JunitReport(), LONGEST_FOR_PEOPLE) {
            @Override
            void requireReadable(String written) {
                SurefireSchema.require(written);
            }
        },
        SARIF(new SarifReport(Path.of("")), LONGEST_FOR_PEOPLE) {
            @Override
            void requireReadable(String written) {
                JsonNode log = SarifSchema.require(written);
                log.at("/runs/0/results")
                        .forEach(result -> assertThat(result.at("/message/text").asText())
                                .matches("[ -~]*")
                                .doesNotContain("](")
                                .doesNotMatch(".*[^{]\\{[0-9].*"));
            }
        },
        GITHUB(new GithubReport(), LONGEST_FOR_PEOPLE) {
            @Override
            void requireReadable(String written) {
                List<String> lines = written.lines().toList();
                assertThat(lines.subList(0, lines.size() - 1))
                        .allMatch(line -> line.matches("::(error|notice) title=[a-zA-Z0-9% -]*::\\*?[a-z.]*: .*"))
                        .allMatch(line -> line.length() < 4096);
                assertThat(lines.get(lines.size() - 1)).startsWith("CAA: 2 identifiers: ");
            }
        },
        REFUSED(NameList.REFUSED, LONGEST_FOR_PEOPLE) {
            @Override
            void requireReadable(String written) {
                assertThat(written).matches("(\\*?[a-z.]+\n)*");
            }
        };

        @SuppressWarnings("ImmutableEnumChecker") // Formats have no state that changes.
        private final ReportFormat format;

        private final int longest;

        Format(ReportFormat format, int longest) {
            this.format = format;
            this.longest = longest;
        }

        abstract void requireReadable(String written);

        void require(CheckResult result) {
            String written = Written.by(format, result);
            // Not as an assertion on the text, which would print all of it.
            assertThat(written.chars()
                            .filter(c -> c != '\n' && (c < ' ' || c > '~'))
                            .boxed())
                    .isEmpty();
            assertThat(written.length()).isLessThan(longest);
            requireReadable(written);
        }
    }

    private static void writeRows(CheckResult result, Writer out) throws IOException {
        JsonRows rows = new JsonRows(out);
        for (Verdict verdict : result.report().verdicts()) {
            rows.write(verdict, result);
        }
    }

    static Stream<Arguments> values() {
        StringBuilder everyOctet = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            everyOctet.append(c);
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("nothing", "");
        values.put("ANSI sequences", "\u001b[31mred\u001b]0;title\u0007\u001b[2J");
        values.put("bidi overrides", utf8("\u202egnp.exe\u2066\u200b\ufeff"));
        values.put("GitHub's commands", "ca.example\r\n::add-mask::ca.example\n::error::x\r::stop-commands::y");
        values.put("others' commands", "##[error]x ##vso[task.complete]");
        values.put("escapes", "%0A::error::x%0D%25");
        values.put("markup", "<script>alert(1)</script><!-- ]]> &amp; &#0; <?php ?>");
        values.put("placeholders and links", "{0} {1} [click](https://evil.example) [me](javascript:alert)");
        values.put("quotes", "\"\\\"\\\\'`$(id)");
        values.put("every octet", everyOctet.toString());
        values.put("60 kB of what must be escaped", "\u00ff".repeat(60_000));
        values.put("60 kB of per cent signs", "%".repeat(60_000));
        values.put("60 kB of quotes", "\"".repeat(60_000));
        values.put("60 kB of words", "a b ".repeat(15_000));
        values.put("a name of 60 kB", "x.".repeat(30_000) + "example");
        values.put("thousands of parameters", "ca.example;" + "p=\u001b[31m;".repeat(5_000));
        values.put("a long mailbox", "mailto:" + "\u001b[31m".repeat(5_000) + "@example.com");
        values.put("a URL", utf8("https://user:pass@evil.example/\u202e"));
        return values.entrySet().stream()
                .flatMap(value -> Stream.of("issue", "issuewild", "iodef", "tbs", "\u001b[31m<b>\n")
                        .map(tag -> Arguments.of(
                                Named.of(Escaped.line(tag), tag), Named.of(value.getKey(), value.getValue()))));
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static CheckResult result(int flags, String tag, String value) {
        return Results.of()
                .record("example.com", new CaaRecord(flags, Octets.ofText(tag), Octets.ofText(value), 0))
                .record("example.com", CaaRecord.of(0, "issue", "other.example"))
                .check("*.example.com", "www.example.com");
    }

    @ParameterizedTest
    @MethodSource("values")
    void writes_printable_ascii_that_can_be_read_and_has_an_end(String tag, String value) {
        for (int flags : new int[] {0, 128}) {
            CheckResult result = result(flags, tag, value);
            for (Format format : Format.values()) {
                format.require(result);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void writes_thousands_of_records_with_an_end(Format format) {
        Results results = Results.of();
        for (int i = 0; i < 1900; i++) {
            results.record("example.com", CaaRecord.of(0, i % 2 == 0 ? "issue" : "iodef", "\u001b%<" + i));
        }
        format.require(results.check("*.example.com", "www.example.com"));
    }

    @Test
    void json_has_a_long_value_whole() {
        JsonNode report =
                ReportSchema.requireReport(Written.by(new JsonReport(), result(0, "issue", "x".repeat(60_000))));
        assertThat(report.at("/identifiers/0/records/0/value").asText()).hasSize(60_000);
    }
}
