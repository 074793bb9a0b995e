package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.caagate.GatePolicy;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.lookup.Failure;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private static JsonNode report(CheckResult result) {
        return ReportSchema.requireReport(Written.by(new JsonReport(), result));
    }

    private static JsonNode identifier(CheckResult result) {
        return report(result).at("/identifiers/0");
    }

    @Test
    void has_the_members_of_the_contract_in_its_order() {
        JsonNode report =
                report(Results.of("example.com CAA 0 issue \"other.example\"").check("example.com"));
        assertThat(members(report))
                .containsExactly(
                        "format",
                        "version",
                        "checkedAt",
                        "validUntil",
                        "outcome",
                        "issuer",
                        "account",
                        "policy",
                        "resolvers",
                        "identifiers",
                        "findings",
                        "notify",
                        "queries");
        assertThat(members(report.at("/identifiers/0")))
                .containsExactly(
                        "identifier",
                        "written",
                        "kind",
                        "addedBeside",
                        "method",
                        "verdict",
                        "reason",
                        "detail",
                        "retryable",
                        "property",
                        "foundAt",
                        "records",
                        "climb",
                        "findings",
                        "iodef",
                        "remedy",
                        "remedyNote",
                        "cause",
                        "next");
    }

    private static Iterable<String> members(JsonNode object) {
        return object::fieldNames;
    }

    @Test
    void says_of_a_refusal_what_was_found_where_and_what_would_permit() {
        CheckResult result = Results.of(
                        "example.com CAA 0 issue \"ca.example\"",
                        "example.com CAA 0 issuewild \"other.example\"",
                        "example.com CAA 0 iodef \"mailto:security@example.com\"")
                .check("*.example.com");
        JsonNode report = report(result);
        assertThat(report.at("/outcome").asText()).isEqualTo("refused");
        assertThat(report.at("/validUntil").isNull()).isTrue();
        assertThat(report.at("/queries").asInt()).isEqualTo(result.report().questions());
        JsonNode identifier = report.at("/identifiers/0");
        assertThat(identifier.at("/verdict").asText()).isEqualTo("refused");
        assertThat(identifier.at("/reason").asText()).isEqualTo("issuer-not-authorized");
        assertThat(identifier.at("/property").asText()).isEqualTo("issuewild");
        assertThat(identifier.at("/foundAt").asText()).isEqualTo("example.com");
        assertThat(identifier.at("/records").toString())
                .isEqualTo(
                        "[{\"flags\":0,\"tag\":\"issue\",\"value\":\"ca.example\",\"ttl\":3600,\"effect\":\"ignored\","
                                + "\"because\":null},{\"flags\":0,\"tag\":\"issuewild\",\"value\":\"other.example\",\"ttl\":3600,"
                                + "\"effect\":\"other-issuer\",\"because\":null},{\"flags\":0,\"tag\":\"iodef\","
                                + "\"value\":\"mailto:security@example.com\",\"ttl\":3600,\"effect\":\"reports\","
                                + "\"because\":null}]");
        assertThat(identifier.at("/climb").toString())
                .isEqualTo("[{\"name\":\"example.com\",\"answer\":\"present\",\"how\":\"noerror\",\"detail\":null,"
                        + "\"aliases\":[],\"authenticated\":false,\"dnssec\":\"unvalidated\","
                        + "\"server\":\"udp://192.0.2.53:53\",\"tries\":1,\"ede\":[],\"millis\":12,\"rdata\":null}]");
        assertThat(identifier.at("/remedy/0").toString())
                .isEqualTo("{\"action\":\"add\",\"record\":\"example.com. CAA 0 issuewild \\\"ca.example\\\"\","
                        + "\"old\":null,\"reach\":\"wildcards at example.com and below\"}");
        assertThat(report.at("/notify").toString())
                .isEqualTo("[{\"uri\":\"mailto:security@example.com\",\"kind\":\"mailto\","
                        + "\"identifiers\":[\"*.example.com\"]}]");
    }

    @Test
    void gives_the_old_record_where_one_is_to_be_replaced() {
        JsonNode remedy = identifier(Results.of("example.com CAA 0 issue \"ca.example;validationmethods=http-01\"")
                        .method("dns-01")
                        .check("example.com"))
                .at("/remedy");
        assertThat(remedy.toString())
                .contains("\"action\":\"replace\"")
                .contains("\"old\":\"example.com. CAA 0 issue \\\"ca.example;validationmethods=http-01\\\"\"");
    }

    @Test
    void gives_times_with_milliseconds_in_universal_time() {
        JsonNode report = report(Results.of().check("example.com"));
        assertThat(report.at("/checkedAt").asText()).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(report.at("/validUntil").asText()).isEqualTo("2026-11-22T10:05:00.000Z");
    }

    @Test
    void says_who_was_to_issue_for_whom_and_how() {
        JsonNode report = report(Results.of()
                .account("https://ca.example/acct/1")
                .method("dns-01")
                .check("example.com"));
        assertThat(report.at("/issuer").toString())
                .isEqualTo("{\"domains\":[\"ca.example\"],\"from\":\"caller\",\"profile\":\"generic\"}");
        assertThat(report.at("/account").asText()).isEqualTo("https://ca.example/acct/1");
        assertThat(report.at("/identifiers/0/method").asText()).isEqualTo("dns-01");
        assertThat(report.at("/resolvers").toString()).isEqualTo("[\"udp://192.0.2.53:53\"]");
    }

    @Test
    void an_unknown_issuer_has_no_names_from_nowhere() {
        JsonNode report = report(Results.of().issuer(Issuer.unknown()).check("example.com"));
        assertThat(report.at("/issuer").toString()).isEqualTo("{\"domains\":[],\"from\":null,\"profile\":\"generic\"}");
        assertThat(report.at("/account").isNull()).isTrue();
    }

    @Test
    void says_which_policy_was_in_force() {
        JsonNode policy = report(Results.of()
                        .policy(GatePolicy.strict()
                                .climbBoundary(DomainName.parse("corp"))
                                .countBaseNames(GatePolicy.BaseNames.ALWAYS))
                        .check("a.corp"))
                .at("/policy");
        assertThat(policy.toString())
                .isEqualTo("{\"onUndetermined\":\"block\",\"wildcardBase\":\"always\",\"boundaries\":[\"corp\"],"
                        + "\"dnssec\":\"ad\",\"canary\":null,\"zoneFiles\":[],\"tolerated\":[]}");
    }

    @Test
    void lists_what_is_only_warned_about_and_leaves_the_outcome() {
        JsonNode report = report(Results.of("example.net CAA 0 issue \"ca.example;validationmethods=dns-01\"")
                .failing("example.com", Failure.Kind.TIMEOUT, "no reply in 3 tries")
                .failing("bogus.example", Failure.Kind.BOGUS, "signature expired")
                .warning()
                .check("example.com", "example.net", "bogus.example"));
        assertThat(report.at("/outcome").asText()).isEqualTo("undetermined");
        assertThat(report.at("/policy").toString())
                .isEqualTo("{\"onUndetermined\":\"warn\",\"wildcardBase\":\"auto\",\"boundaries\":[],\"dnssec\":\"ad\","
                        + "\"canary\":null,\"zoneFiles\":[],\"tolerated\":[{\"identifier\":\"example.com\",\"reason\":\"lookup-failed\"},"
                        + "{\"identifier\":\"example.net\",\"reason\":\"method-unknown\"}]}");
    }

    @Test
    void says_beside_which_identifier_the_ca_adds_one() {
        JsonNode report = report(Results.of()
                .policy(GatePolicy.strict().countBaseNames(GatePolicy.BaseNames.ALWAYS))
                .check("*.example.com"));
        assertThat(report.at("/identifiers/0/addedBeside").isNull()).isTrue();
        assertThat(report.at("/identifiers/1/identifier").asText()).isEqualTo("example.com");
        assertThat(report.at("/identifiers/1/addedBeside").asText()).isEqualTo("*.example.com");
    }

    @Test
    void shows_how_an_internationalised_name_was_written_in_ascii() {
        CheckResult result = Results.of().check("b\u00fccher.example");
        JsonNode identifier = identifier(result);
        assertThat(identifier.at("/identifier").asText()).isEqualTo("xn--bcher-kva.example");
        assertThat(identifier.at("/written").asText()).isEqualTo("b\u00fccher.example");
        assertThat(Written.by(new JsonReport(), result)).contains("b\\u00FCcher.example");
    }

    @Test
    void escapes_values_as_rfc_1035_does() {
        CaaRecord record = new CaaRecord(
                0, Octets.ofText("issue"), Octets.of(new byte[] {'"', '\\', 0x1b, (byte) 0xe9, 0x7f, ' '}), 0);
        JsonNode identifier =
                identifier(Results.of().record("example.com", record).check("example.com"));
        assertThat(identifier.at("/records/0/value").asText()).isEqualTo("\\\"\\\\\\027\\233\\127 ");
        assertThat(identifier.at("/records/0/effect").asText()).isEqualTo("malformed");
    }

    @Test
    void shows_remarks_on_records_and_on_the_request() {
        JsonNode report = report(Results.of("example.com CAA 0 issue \"ca.example;colour=red\"")
                .finding(Finding.of(FindingId.COMMON_NAME_NOT_A_HOST, "the common name \"x y\" was not checked"))
                .check("example.com"));
        assertThat(report.at("/findings").toString())
                .isEqualTo("[{\"id\":\"common-name-not-a-host\",\"record\":null,"
                        + "\"detail\":\"the common name \\\"x y\\\" was not checked\"}]");
        assertThat(report.at("/identifiers/0/findings/0/id").asText()).isEqualTo("unknown-parameter");
        assertThat(report.at("/identifiers/0/findings/0/record").asInt()).isZero();
    }

    @Test
    void ends_with_one_line_feed_and_has_no_other_line_ends() {
        assertThat(Written.by(new JsonReport(), Results.of().check("example.com")))
                .endsWith("\n}\n")
                .doesNotContain("\r");
    }

    @Test
    void writes_the_same_for_the_same() {
        // How many questions are asked before the answers come differs; it does not where every answer is needed.
        assertThat(Written.by(new JsonReport(), Results.of().check("example.com", "example.net")))
                .isEqualTo(Written.by(new JsonReport(), Results.of().check("example.com", "example.net")));
    }
}
