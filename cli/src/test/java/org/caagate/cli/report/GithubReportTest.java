package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caagate.cli.check.Results;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubReportTest {
    @Test
    void a_refusal_is_an_error_with_the_remedy() {
        assertThat(Written.by(
                        new GithubReport(),
                        Results.of("example.com CAA 0 issue \"other.example\"").check("example.com", "example.net")))
                .isEqualTo("::error title=CAA refused%3A issuer-not-authorized::example.com: issue at example.com names"
                        + " other.example, not ca.example. To permit: add example.com. CAA 0 issue \"ca.example\" (reaches"
                        + " example.com and below)\nCAA: 2 identifiers: 1 refused, 1 permitted\n");
    }

    @Test
    void an_annotation_lies_at_the_line_that_the_identifier_came_from(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a,b.txt"), "# mine\nexample.com\n");
        assertThat(Written.by(
                        new GithubReport(),
                        Results.of("example.com CAA 0 issue \";\"").checkFile(file.toString())))
                .contains("a%2Cb.txt,line=2,title=CAA refused%3A issuance-forbidden::example.com: ");
    }

    @Test
    void what_is_undetermined_is_an_error_or_if_tolerated_a_warning() {
        assertThat(Written.by(
                        new GithubReport(),
                        Results.of()
                                .failing("example.com", Failure.Kind.TIMEOUT, "no reply")
                                .check("example.com")))
                .startsWith("::error title=CAA undetermined%3A lookup-failed::example.com: ")
                .endsWith("\nCAA: 1 identifier: 1 undetermined\n");
        assertThat(Written.by(
                        new GithubReport(),
                        Results.of()
                                .failing("example.com", Failure.Kind.TIMEOUT, "no reply")
                                .warning()
                                .check("example.com")))
                .startsWith("::warning title=CAA undetermined%3A lookup-failed::example.com: ")
                .endsWith("\nCAA: 1 identifier: 1 undetermined (1 only warned about)\n");
    }

    @Test
    void findings_are_notices() {
        assertThat(Written.by(
                        new GithubReport(),
                        Results.of("example.com CAA 1 issue \"ca.example\"")
                                .finding(Finding.of(FindingId.ISSUER_FROM_TABLE, "row of 2026-01-01"))
                                .check("example.com")))
                .startsWith("::notice title=CAA finding%3A issuer-from-table::the request: row of 2026-01-01\n"
                        + "::notice title=CAA finding%3A reserved-flag::example.com: flags 1: ")
                .endsWith("\nCAA: 1 identifier: 1 permitted\n");
    }

    @Test
    void says_nothing_of_permits_but_how_many_there_are() {
        assertThat(Written.by(new GithubReport(), Results.of().check("example.com", "192.0.2.1")))
                .isEqualTo("CAA: 2 identifiers: 1 permitted, 1 not applicable\n");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain, plain",
        "50%, 50%25, 50%25",
        "%0A, %250A, %250A",
        "a:b, a%3Ab, a:b",
        "'a,b', 'a%2Cb', 'a,b'",
        "::error::x, %3A%3Aerror%3A%3Ax, ::error::x",
    })
    void escapes_properties_and_messages_as_the_actions_toolkit_does(String text, String property, String data)
            throws IOException {
        StringWriter out = new StringWriter();
        new WorkflowCommand("error")
                .property("title", text)
                .property("file", "f")
                .write(text, out);
        assertThat(out).hasToString("::error title=" + property + ",file=f::" + data + "\n");
    }

    @Test
    void no_line_end_and_no_control_character_gets_through() throws IOException {
        StringWriter out = new StringWriter();
        String hostile = "a\r\n::add-mask::x\u2028\u0085\u001b[31m";
        new WorkflowCommand("error").property("title", hostile).write(hostile, out);
        assertThat(out.toString()).matches("::error title=[ -~]*\n").doesNotContain("\r");
    }

    @Test
    void a_message_stays_below_4_kilobytes_however_much_of_it_is_escaped() {
        String report = Written.by(
                new GithubReport(),
                Results.of("example.com CAA 0 issue \"" + "%".repeat(60_000) + "\"")
                        .check("example.com"));
        assertThat(report.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(4096));
    }
}
