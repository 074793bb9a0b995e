package org.caagate.cli.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.caagate.cli.Runs;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("records")
class RecordsCommandTest {
    private static final String ZONE = """
            google.com 86399 CAA 0 issue "pki.goog"
            two.example 300 CAA 128 issuewild ";"
            two.example 300 CAA 0 iodef "mailto:a@two.example"
            two.example 300 CAA 0 issue "ca.example; accounturi=https://ca.example/1"
            alias.example 60 CNAME middle.example
            middle.example CNAME target.example.net
            target.example.net 600 CAA 0 issue "ca.example"
            deep.two.example CAA 0 issue ";"
            corp.internal CAA 0 issue "ca.example"
            broken.example SERVFAIL
            """;

    @TempDir
    private Path directory;

    private ScriptedDnsServer server;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.start().zone(ZONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Runs.Result records(String... more) {
        return new Runs()
                .run(Stream.concat(
                                Stream.of(
                                        "records",
                                        "--resolver",
                                        "127.0.0.1:" + server.address().getPort()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void prints_the_records_that_apply_and_where_they_are() {
        Runs.Result result = records("www.sub.google.com", "google.com");

        assertThat(result.out()).isEqualTo("""
                        ; www.sub.google.com: found at google.com, 2 levels up
                        google.com. 86399 IN CAA 0 issue "pki.goog"
                        ; google.com: found at google.com
                        google.com. 86399 IN CAA 0 issue "pki.goog"
                        """);
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void prints_an_rrset_in_its_canonical_order() {
        assertThat(records("two.example").out()).isEqualTo("""
                        ; two.example: found at two.example
                        two.example. 300 IN CAA 0 iodef "mailto:a@two.example"
                        two.example. 300 IN CAA 0 issue "ca.example; accounturi=https://ca.example/1"
                        two.example. 300 IN CAA 128 issuewild ";"
                        """);
    }

    @Test
    void prints_the_form_for_unknown_types_on_demand() {
        assertThat(records("--raw", "google.com").out()).isEqualTo("""
                        ; google.com: found at google.com
                        google.com. 86399 IN TYPE257 \\# 15 00056973737565706b692e676f6f67
                        """);
    }

    @Test
    void names_the_owner_at_the_end_of_an_alias_chain_and_the_chain() {
        assertThat(records("www.alias.example", "alias.example").out()).isEqualTo("""
                        ; www.alias.example: found at alias.example, 1 level up, by alias alias.example -> middle.example -> target.example.net
                        target.example.net. 60 IN CAA 0 issue "ca.example"
                        ; alias.example: found at alias.example, by alias alias.example -> middle.example -> target.example.net
                        target.example.net. 60 IN CAA 0 issue "ca.example"
                        """);
    }

    @Test
    void climbs_from_the_base_of_a_wildcard_and_the_domain_of_a_mailbox() {
        assertThat(records("*.google.com", "someone@google.com").out())
                .contains("; *.google.com: found at google.com\n")
                .contains("; someone@google.com: found at google.com\n");
    }

    @Test
    void says_where_caa_does_not_apply_or_is_not_there() {
        Runs.Result result = records("192.0.2.1", "x.onion", "a.nothing.example", "bücher.example");

        assertThat(result.out()).isEqualTo("""
                        ; 192.0.2.1: CAA does not apply to IP addresses
                        ; x.onion: the CAA policy of an onion name is not in DNS (RFC 9799); nothing was asked
                        ; a.nothing.example: no CAA up to example
                        ; xn--bcher-kva.example (b\\u00fccher.example): no CAA up to example
                        """);
        assertThat(result.status()).isZero();
        assertThat(server.questionCount("x.onion")).isZero();
    }

    @Test
    void prints_every_level_on_demand() {
        assertThat(records("--all", "www.deep.two.example").out()).isEqualTo("""
                        ; www.deep.two.example: 4 levels
                        ; www.deep.two.example: no CAA (nodata)
                        ; deep.two.example: CAA, applies
                        deep.two.example. 3600 IN CAA 0 issue ";"
                        ; two.example: CAA, hidden by what is at deep.two.example
                        two.example. 300 IN CAA 0 iodef "mailto:a@two.example"
                        two.example. 300 IN CAA 0 issue "ca.example; accounturi=https://ca.example/1"
                        two.example. 300 IN CAA 128 issuewild ";"
                        ; example: no CAA (nodata)
                        """);
    }

    @Test
    void does_not_take_a_failure_for_an_absence() {
        Runs.Result result = records("--tries", "1", "www.broken.example", "google.com");

        assertThat(result.out())
                .startsWith("; www.broken.example: not known, as the lookup of broken.example failed (servfail)\n")
                .contains("google.com. 86399 IN CAA");
        assertThat(result.err()).startsWith("caa-gate: the lookup of broken.example failed: ");
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void tells_of_failures_above_what_applies_when_every_level_is_wanted() {
        server.zone("deep.broken.example CAA 0 issue \"ca.example\"");

        assertThat(records("--tries", "1", "deep.broken.example").status()).isZero();
        Runs.Result all = records("--tries", "1", "--all", "deep.broken.example");
        assertThat(all.out())
                .contains("; deep.broken.example: CAA, applies\n")
                .contains("; broken.example: not known, as the lookup of broken.example failed (servfail)\n");
        assertThat(all.status()).isEqualTo(3);
    }

    @Test
    void stops_at_a_boundary() {
        server.zone("internal NXDOMAIN");

        assertThat(records("--boundary", "corp.internal", "a.corp.internal").out())
                .contains("found at corp.internal, 1 level up");
        assertThat(records("--boundary", "b.internal", "a.b.internal").out())
                .isEqualTo("; a.b.internal: no CAA up to b.internal, the boundary\n");
        assertThat(records("a.b.internal").out()).contains("not known, as the lookup of internal failed (no-such-tld)");
    }

    @Test
    void asks_each_name_once() {
        records("--all", "a.google.com", "b.google.com", "google.com");

        assertThat(server.questionCount("com")).isEqualTo(1);
        assertThat(server.questionCount("google.com")).isEqualTo(1);
        assertThat(server.questionCount()).isEqualTo(4);
    }

    @Test
    void escapes_what_owners_put_into_records() {
        server.zone("evil.example CAA 0 issue \"\\027[31m\\226\\128\\174\"");

        assertThat(records("evil.example").out())
                .contains("evil.example. 3600 IN CAA 0 issue \"\\027[31m\\226\\128\\174\"\n");
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        Runs.Result result = records("a..b", "c d", "--timeout", "soon");

        assertThat(result.err().lines()).hasSize(3);
        assertThat(result.status()).isEqualTo(2);
        assertThat(records().err()).isEqualTo("caa-gate: no identifiers: give names or --names-from FILE\n");
    }

    @Test
    void writes_to_a_file() throws IOException {
        Path file = directory.resolve("records.zone");

        assertThat(records("--output", file.toString(), "google.com").out()).isEmpty();
        assertThat(Files.readString(file)).contains("google.com. 86399 IN CAA 0 issue \"pki.goog\"\n");
    }
}
