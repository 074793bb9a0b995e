package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Hostile records")
class HostileRecordsTest {
    private static final Issuer OURS = Issuer.named("letsencrypt.org");

    static Stream<String> values() {
        return Stream.of(
                "\"".repeat(60_000),
                "-".repeat(60_000),
                "a ".repeat(30_000),
                "aa.bb, ".repeat(8_000),
                "https://".repeat(7_500),
                "a=b" + ";".repeat(60_000),
                "letsencrypt.".repeat(5_000) + "org",
                "letsencrypt.org;" + "A-B=;".repeat(12_000) + "a=",
                "letsencrypt.org;validationmethods=" + "A,".repeat(29_000) + "a",
                "letsencrypt.org;" + "a".repeat(60_000) + "=",
                "letsencrypt.org;validationmethods=" + "A".repeat(60_000),
                "\u001b[31m\u009b\u202e\" letsencrypt.org",
                "\"".repeat(500) + "\u001b".repeat(1_400));
    }

    @ParameterizedTest
    @MethodSource("values")
    void get_few_short_and_printable_remarks(String value) {
        List<Finding> findings = of(List.of(new CaaRecord(0, Octets.ofText("issue"), octets(value), 0)));
        assertThat(findings)
                .hasSizeLessThanOrEqualTo(FindingList.MOST_FINDINGS)
                .allSatisfy(finding ->
                        assertThat(finding.detail()).hasSizeLessThan(600).matches("[ -~]*"));
    }

    @Test
    void get_no_more_than_fifty_remarks_together() {
        List<CaaRecord> records = Collections.nCopies(51, CaaRecord.of(0, "issue", "%"));
        assertThat(of(records)).hasSize(50);
        assertThat(of(records.subList(0, 49))).hasSize(49);
    }

    @Test
    void are_compared_with_known_names_a_hundred_at_most() {
        List<CaaRecord> strangers = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .map(i -> CaaRecord.of(0, "issue", "stranger" + i + ".example"))
                .toList();
        CaaRecord near = CaaRecord.of(0, "issue", "letsencypt.org");
        assertThat(of(Stream.concat(strangers.stream(), Stream.of(near)).toList()))
                .isEmpty();
        assertThat(of(Stream.concat(strangers.stream().skip(1), Stream.of(near)).toList()))
                .hasSize(1);
    }

    private static Octets octets(String value) {
        return Octets.ofText(value.replace("\u202e", "\u00e2\u0080\u00ae"));
    }

    private List<Finding> of(List<CaaRecord> records) {
        Scenario scenario = Scenario.of().issuer(OURS).method("dns-01");
        records.forEach(record -> scenario.record("example.com", record));
        return scenario.decide("example.com").findings();
    }
}
