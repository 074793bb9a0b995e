package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.Test;

/** As many identifiers as a report may have. */
class LargeReportTest {
    private static final int MANY = 10_000;

    private static String[] names(String domain) {
        return IntStream.range(0, MANY).mapToObj(i -> "n" + i + "." + domain).toArray(String[]::new);
    }

    @Test
    void every_format_has_every_refusal() {
        CheckResult result =
                Results.of("example.com CAA 0 issue \"other.example\"").check(names("example.com"));
        assertThat(ReportSchema.parsed(Written.by(new JsonReport(), result))
                        .at("/identifiers")
                        .size())
                .isEqualTo(MANY);
        assertThat(ReportSchema.parsed(Written.by(new SarifReport(Path.of("")), result))
                        .at("/runs/0/results")
                        .size())
                .isEqualTo(MANY);
        assertThat(SurefireSchema.require(Written.by(new JunitReport(), result)).getAttribute("failures"))
                .isEqualTo(String.valueOf(MANY));
        assertThat(Written.by(new GithubReport(), result).lines()).hasSize(MANY + 1);
        assertThat(Written.by(NameList.REFUSED, result).lines()).hasSize(MANY);
    }

    @Test
    void what_is_only_warned_about_may_be_as_much() {
        CheckResult result = Results.of()
                .failing("example.com", Failure.Kind.TIMEOUT, "no reply")
                .warning()
                .check(names("example.com"));
        assertThat(result.status()).isEqualTo(ExitStatus.PERMITTED);
        assertThat(ReportSchema.parsed(Written.by(new JsonReport(), result))
                        .at("/policy/tolerated")
                        .size())
                .isEqualTo(MANY);
        assertThat(SurefireSchema.require(Written.by(new JunitReport(), result)).getAttribute("skipped"))
                .isEqualTo(String.valueOf(MANY));
    }
}
