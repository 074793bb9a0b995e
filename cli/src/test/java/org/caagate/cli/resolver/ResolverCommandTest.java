package org.caagate.cli.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import org.caagate.cli.Runs;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("resolver")
class ResolverCommandTest {
    private ScriptedDnsServer server;
    private static final String SEEN = "google.com CAA 0 issue \"pki.goog\"\n";
    private static final String VALIDATING =
            SEEN + "dnssec-failed.org BOGUS\ncom AUTHENTIC_DATA\nnet AUTHENTIC_DATA\norg AUTHENTIC_DATA\n";

    private String resolver;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.start().zone(SEEN);
        resolver = "127.0.0.1:" + server.address().getPort();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Runs.Result test(String spec) {
        return new Runs().run("resolver", "--resolver", spec, "--timeout", "20s", "--tries", "2");
    }

    @Test
    void finds_a_resolver_usable_that_answers_over_both_transports_and_sees_public_names() {
        Runs.Result result = test(resolver);

        assertThat(result.out()).isEqualTo("udp://" + resolver + "\n" + """
                          type 257  answered for com, net, org
                          TCP       answered
                          public    com, net, org exist
                          canary    records seen at google.com; none seen at letsencrypt.org (nodata)
                          validates no: it answers for dnssec-failed.org, which is bogus
                          AD        not set: it does not say that anything is secure
                          usable, but it does not validate: if you need DNSSEC, use --dnssec=validate
                        """);
        assertThat(result.status()).isZero();
    }

    @Test
    void refuses_a_timeout_that_no_try_may_have() {
        Runs.Result result = new Runs().run("resolver", "--resolver", resolver, "--timeout", "6m");

        assertThat(result.err()).isEqualTo("caa-gate: --timeout: \"6m\" is more than 5 minutes\n");
        assertThat(result.status()).isEqualTo(2);
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void sees_that_a_resolver_validates() {
        server.zone(VALIDATING);

        assertThat(test(resolver).out())
                .contains("validates yes: for dnssec-failed.org, which is bogus, it has no answer\n")
                .contains("AD        set, and believed with --trust-ad\n")
                .contains("  usable: it validates, and a gate can believe it with --trust-ad\n");
    }

    @Test
    void a_failure_that_is_not_one_of_validation_does_not_show_that_it_validates() {
        server.zone("dnssec-failed.org SERVFAIL");

        assertThat(test(resolver).out()).contains("validates cannot say: SERVFAIL from ");
    }

    @Test
    void finds_out_that_caa_records_are_hidden() {
        server.remove("google.com");

        Runs.Result result = test(resolver);

        assertThat(result.out())
                .contains("canary    none seen at letsencrypt.org (nodata); none seen at google.com (nodata)\n")
                .contains("  not usable: it hides CAA records, so that everything would seem permitted\n");
        assertThat(result.status()).isEqualTo(3);
    }

    /** Beside the others, as it waits for what does not come, and the longer the busier a machine may be. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"'', no records", "letsencrypt.org SERVFAIL, no answer"})
    void does_not_say_that_records_are_hidden_where_a_canary_had_no_answer(String other, String seen) {
        server.replace("google.com", "google.com TIMEOUT\n" + other);

        Runs.Result result = new Runs().run("resolver", "--resolver", resolver, "--timeout", "3s", "--tries", "1");

        assertThat(result.out())
                .contains("none seen at google.com (timeout)\n")
                .contains("  not shown to be usable: no canary was seen (letsencrypt.org: " + seen
                        + "; google.com: no answer), so it is unknown whether it hides CAA")
                .doesNotContain("not usable");
        assertThat(result.status()).isEqualTo(3);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void one_canary_that_is_seen_is_enough_where_the_other_has_no_answer() {
        server.fault("letsencrypt.org", Fault.timeout());

        Runs.Result result = new Runs().run("resolver", "--resolver", resolver, "--timeout", "3s", "--tries", "1");

        assertThat(result.out())
                .contains("canary    records seen at google.com; none seen at letsencrypt.org (timeout)\n")
                .contains("  usable, but it does not validate");
        assertThat(result.status()).isZero();
    }

    @Test
    void asks_for_the_canary_and_the_bogus_name_that_are_given() {
        server.zone("canary.example CAA 0 issue \"ca.example\"\nbroken.example BOGUS");

        Runs.Result result = new Runs()
                .run(
                        "resolver",
                        "--resolver",
                        "example=" + resolver,
                        "--canary",
                        "canary.example",
                        "--bogus-zone",
                        "broken.example");

        assertThat(result.out())
                .contains("canary    records seen at canary.example\n")
                .contains("validates yes: for broken.example, which is bogus, it has no answer\n");
        assertThat(server.questionCount("google.com")).isZero();
        assertThat(server.questionCount("dnssec-failed.org")).isZero();
    }

    @Test
    void asks_a_private_resolver_for_nothing_public() {
        Runs.Result result = test("corp.internal=" + resolver);

        assertThat(result.out())
                .contains("canary    not asked (--canary NAME)\n")
                .contains("validates cannot say: no bogus name was asked (--bogus-zone NAME)\n");
        assertThat(server.questions())
                .allSatisfy(query -> assertThat(query.name()).contains("corp.internal"));
        assertThat(result.status()).isZero();
    }

    @Test
    void shows_extended_errors() {
        server.fault("com", Fault.extendedError(29, "synthesized"));

        assertThat(test(resolver).out()).contains("errors    EDE 29 Synthesized: synthesized\n");
    }

    @Test
    void finds_out_that_there_is_no_tcp() {
        try (ScriptedDnsServer datagrams = ScriptedDnsServer.builder().udpOnly().start()) {
            Runs.Result result = test("127.0.0.1:" + datagrams.address().getPort());

            assertThat(result.out())
                    .contains("  type 257  answered for com, net, org\n")
                    .contains("  TCP       com, net, org: tcp://")
                    .contains("  not usable: CAA records that do not fit into a datagram cannot be read through"
                            + " it\n");
            assertThat(result.status()).isEqualTo(3);
        }
    }

    @Test
    void finds_out_that_it_does_not_see_the_public_names() {
        server.zone("com NXDOMAIN\nnet NXDOMAIN\norg NXDOMAIN");

        Runs.Result result = test(resolver);

        assertThat(result.out())
                .contains("  public    com, net, org do not exist, it says\n")
                .contains("  not usable for public names: it does not see the public DNS");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void finds_out_that_type_257_is_not_answered() {
        server.fault("*", Fault.notimp());

        Runs.Result result = test(resolver);

        assertThat(result.out()).contains("  not usable: it does not answer for CAA, so nothing can be permitted");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void asks_a_resolver_for_a_suffix_about_that_suffix() {
        server.zone("com NXDOMAIN\ninternal NXDOMAIN\ncorp.internal CAA 0 issue \"ca.example\"");

        Runs.Result result = test("corp.internal=" + resolver);

        assertThat(result.out())
                .startsWith("corp.internal=udp://" + resolver + "\n  type 257  answered for corp.internal\n")
                .contains("  suffix    corp.internal exists\n");
        assertThat(result.status()).isZero();
        assertThat(test("none.internal=" + resolver).status()).isZero();
        server.zone("none.internal NXDOMAIN");
        assertThat(test("none.internal=" + resolver).out())
                .contains("  not usable: it does not know the names that it is for\n");
    }

    @Test
    void has_a_block_for_each_resolver_and_is_content_only_with_all() {
        Runs.Result result = new Runs()
                .run(
                        "resolver",
                        "--resolver",
                        resolver,
                        "--resolver",
                        "127.0.0.1:1",
                        "--timeout",
                        "20s",
                        "--tries",
                        "1");

        assertThat(result.out())
                .containsSubsequence("udp://" + resolver + "\n", "  usable", "udp://127.0.0.1:1\n", "  not usable");
        assertThat(result.out()).contains("AD        not known\n").contains("public    not known\n");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        Runs.Result result = new Runs().run("resolver", "192.0.2.1", "--resolver", "a b", "--tries", "0");

        assertThat(result.err().lines()).hasSize(3);
        assertThat(result.status()).isEqualTo(2);
    }
}
