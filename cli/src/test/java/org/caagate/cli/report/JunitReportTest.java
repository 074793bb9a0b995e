package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caagate.cli.ExitStatus;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitReportTest {
    private static final Results RESULTS = Results.of(
                    "example.com CAA 0 issue \"other.example\"",
                    "example.com CAA 0 iodef \"mailto:security@example.com\"",
                    "example.net CAA 1 issue \"ca.example\"")
            .failing("example.org", Failure.Kind.TIMEOUT, "no reply in 3 tries");

    private static Element suite(CheckResult result) {
        return SurefireSchema.require(Written.by(new JunitReport(), result));
    }

    private static Element only(Element parent, String name) {
        assertThat(parent.getElementsByTagName(name).getLength()).isEqualTo(1);
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static Element testCase(Element suite, String name) {
        for (int i = 0; i < suite.getElementsByTagName("testcase").getLength(); i++) {
            Element testCase = (Element) suite.getElementsByTagName("testcase").item(i);
            if (testCase.getAttribute("name").equals(name)) {
                return testCase;
            }
        }
        throw new AssertionError("no test case " + name);
    }

    @Test
    void counts_refusals_as_failures_and_what_is_undetermined_as_errors() {
        Element suite = suite(RESULTS.check("example.com", "example.net", "example.org", "192.0.2.1"));
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    }

    @Test
    void a_refusal_is_a_failure_with_its_reason_and_the_remedy() {
        Element failure = only(suite(RESULTS.check("example.com")), "failure");
        assertThat(failure.getAttribute("type")).isEqualTo("issuer-not-authorized");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("issue at example.com names other.example, not ca.example");
        assertThat(failure.getTextContent())
                .contains("policy at: example.com\n")
                .contains("record: 0 issue \"other.example\"  [other-issuer]\n")
                .contains("tell: mailto:security@example.com\n")
                .contains("to permit: add example.com. CAA 0 issue \"ca.example\" (reaches example.com and below)");
    }

    @Test
    void what_is_undetermined_is_an_error_with_its_reason() {
        Element error = only(suite(RESULTS.check("example.org")), "error");
        assertThat(error.getAttribute("type")).isEqualTo("lookup-failed");
        assertThat(error.getAttribute("message")).startsWith("undetermined (lookup-failed): ");
    }

    @Test
    void what_is_only_warned_about_is_skipped_and_says_why() {
        CheckResult result = Results.of()
                .failing("example.org", Failure.Kind.TIMEOUT, "no reply in 3 tries")
                .warning()
                .check("example.org");
        Element suite = suite(result);
        assertThat(result.status()).isEqualTo(ExitStatus.PERMITTED);
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(only(suite, "skipped").getAttribute("message")).startsWith("undetermined (lookup-failed): ");
    }

    @Test
    void what_caa_does_not_speak_of_is_skipped() {
        assertThat(only(suite(RESULTS.check("192.0.2.1")), "skipped").getAttribute("message"))
                .isEqualTo("CAA does not apply to IP addresses");
    }

    @Test
    void a_permit_has_nothing_but_its_findings() {
        Element testCase = testCase(suite(RESULTS.check("example.net")), "example.net");
        assertThat(only(testCase, "system-out").getTextContent()).startsWith("reserved-flag: flags 1");
        assertThat(testCase.getElementsByTagName("*").getLength()).isEqualTo(1);
    }

    @Test
    void takes_times_from_the_exchanges() {
        Element suite = suite(RESULTS.check("example.com", "192.0.2.1"));
        assertThat(suite.getAttribute("time")).isEqualTo("0.012");
        assertThat(testCase(suite, "192.0.2.1").getAttribute("time")).isEqualTo("0.000");
    }

    @Test
    void findings_on_the_request_are_properties() {
        Element suite = suite(Results.of()
                .finding(Finding.of(FindingId.ISSUER_FROM_TABLE, "row of 2026-01-01"))
                .check("example.com"));
        assertThat(Written.by(
                        new JunitReport(),
                        Results.of()
                                .finding(Finding.of(FindingId.ISSUER_FROM_TABLE, "row of 2026-01-01"))
                                .check("example.com")))
                .contains("<property name=\"issuer-from-table\" value=\"row of 2026-01-01\"/>");
        assertThat(only(suite, "properties").getElementsByTagName("property").getLength())
                .isEqualTo(4);
    }

    @Test
    void the_schema_refuses_what_surefire_would_not_write() {
        assertThatThrownBy(() -> SurefireSchema.require("<testsuite name=\"a\" tests=\"1\"><testcase/></testsuite>"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void writes_the_same_for_the_same() {
        assertThat(Written.by(new JunitReport(), Results.of().check("example.com")))
                .isEqualTo(Written.by(new JunitReport(), Results.of().check("example.com")));
    }
}
