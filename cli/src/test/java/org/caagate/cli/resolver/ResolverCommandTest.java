package org.caagate.cli.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import org.caagate.cli.Runs;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("resolver")
class ResolverCommandTest {
    private ScriptedDnsServer server;
    private String resolver;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.start();
        resolver = "127.0.0.1:" + server.address().getPort();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Runs.Result test(String spec) {
        return new Runs().run("resolver", "--resolver", spec, "--timeout", "2s", "--tries", "2");
    }

    @Test
    void finds_a_resolver_usable_that_answers_over_both_transports_and_sees_public_names() {
        Runs.Result result = test(resolver);

        assertThat(result.out()).isEqualTo("udp://" + resolver + "\n" + """
                          type 257  answered for com, net, org
                          TCP       answered
                          public    com, net, org exist
                          DNSSEC    AD is not set: nothing shows that it validates
                          usable: a gate can ask it for CAA, but should not rely on it against forged answers
                        """);
        assertThat(result.status()).isZero();
    }

    @Test
    void sees_that_a_resolver_validates() {
        server.zone("com AUTHENTIC_DATA\nnet AUTHENTIC_DATA\norg AUTHENTIC_DATA");

        assertThat(test(resolver).out())
                .contains("DNSSEC    AD is set: it validates\n")
                .contains("  usable: ");
    }

    @Test
    void shows_extended_errors() {
        server.fault("com", Fault.extendedError(29, "synthesized"));

        assertThat(test(resolver).out()).contains("errors    EDE 29 (synthesized)\n");
    }

    @Test
    void finds_out_that_there_is_no_tcp() {
        try (ScriptedDnsServer datagrams = ScriptedDnsServer.builder().udpOnly().start()) {
            Runs.Result result = test("127.0.0.1:" + datagrams.address().getPort());

            assertThat(result.out())
                    .contains("  type 257  answered for com, net, org\n")
                    .contains("  TCP       com, net, org: tcp://")
                    .contains("  not usable: CAA records that do not fit into a datagram cannot be read through it\n");
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

        assertThat(result.out()).contains("  not usable: where it does not answer for CAA, nothing can be permitted");
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
                        "2s",
                        "--tries",
                        "1");

        assertThat(result.out())
                .containsSubsequence("udp://" + resolver + "\n", "  usable", "udp://127.0.0.1:1\n", "  not usable");
        assertThat(result.out()).contains("DNSSEC    not known\n").contains("public    not known\n");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void tells_everything_that_is_wrong_at_once() {
        Runs.Result result = new Runs().run("resolver", "192.0.2.1", "--resolver", "a b", "--tries", "0");

        assertThat(result.err().lines()).hasSize(3);
        assertThat(result.status()).isEqualTo(2);
    }
}
