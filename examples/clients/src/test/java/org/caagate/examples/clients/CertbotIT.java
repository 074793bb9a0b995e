package org.caagate.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caagate.testkit.peers.RealPeers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("certbot behind caa-gate")
class CertbotIT {
    @AutoClose
    private static Workplace workplace;

    @BeforeAll
    static void open(@TempDir Path directory) throws Exception {
        RealPeers.require("certbot");
        workplace = Workplace.open(directory);
    }

    @Test
    void a_permitted_certificate_is_issued_and_a_refused_one_never_ordered() throws Exception {
        permit("new.example");
        assertThat(certonly("new", "new.example", "www.new.example").status()).isZero();
        assertThat(workplace.file("new/live/new.example/cert.pem")).exists();

        forbid("shop.new.example");
        long orders = workplace.orders();
        Ended refused = certonly("new", "new.example", "*.shop.new.example");

        assertThat(refused.status()).isEqualTo(121);
        assertThat(refused.err()).contains("*.shop.new.example", "COMMAND not run");
        assertThat(workplace.orders()).isEqualTo(orders);
        assertThat(workplace.file("new/archive/new.example/cert2.pem")).doesNotExist();
    }

    @Test
    void of_three_lineages_the_refused_one_stays_and_the_others_are_renewed() throws Exception {
        List<String> names = List.of("one.example", "two.example", "three.example");
        for (String name : names) {
            permit(name);
            assertThat(certonly("three", name, "www." + name).status()).isZero();
        }
        forbid("www.two.example");
        long finalizations = workplace.finalizations();

        Ended ended = renew(workplace.shell(), "three", "--force-renewal");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).endsWith("renew.sh: refused by CAA: two.example\n");
        assertThat(workplace.finalizations()).isEqualTo(finalizations + 2);
        assertThat(workplace.file("three/archive/one.example/cert2.pem")).exists();
        assertThat(workplace.file("three/archive/two.example/cert2.pem")).doesNotExist();
        assertThat(workplace.file("three/archive/three.example/cert2.pem")).exists();
    }

    @Test
    void a_lineage_is_checked_with_its_own_account_and_method_and_before_it_is_due() throws Exception {
        permit("pinned.example");
        assertThat(certonly("pinned", "pinned.example").status()).isZero();
        String account = workplace
                .shell()
                .with("DIRECTORY", workplace.directory())
                .accountUrl(
                        "certbot show_account",
                        Map.of(" --server", " " + String.join(" ", directories("pinned")) + " --server"));
        assertThat(account).startsWith("https://localhost:");

        pin("pinned.example", account, "http-01");
        Ended permitted = run(workplace.shell(), "pinned", List.of());
        assertThat(permitted.status()).isZero();
        assertThat(permitted.err()).endsWith("renew.sh: all 1 lineages went through\n");
        pin("pinned.example", account + "0", "http-01");
        assertThat(renew(workplace.shell(), "pinned").status()).isEqualTo(1);
        pin("pinned.example", account, "dns-01");
        assertThat(renew(workplace.shell(), "pinned").status()).isEqualTo(1);
    }

    @Test
    void quiet_is_silent_of_what_goes_through_and_shows_the_report_on_what_does_not() throws Exception {
        for (String name : List.of("calm.example", "loud.example")) {
            permit(name);
            assertThat(certonly("quiet", name).status()).isZero();
        }
        for (String option : List.of("-q", "-nq", "--quiet")) {
            Ended silent = run(workplace.shell(), "quiet", List.of(option));
            assertThat(silent.status()).isZero();
            assertThat(silent.out()).isEmpty();
            assertThat(saidOf(silent)).isEmpty();
        }

        forbid("loud.example");
        Ended refused = renew(workplace.shell(), "quiet");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(saidOf(refused))
                .startsWith(
                        "caa-gate: COMMAND not run (\"certbot\"): 1 of 1 identifiers refused\nREFUSED         loud.example  ")
                .contains("to permit   add      loud.example. CAA 0 issue \"ca.example\"")
                .endsWith("renew.sh: refused by CAA: loud.example\n")
                .doesNotContain("calm.example");
    }

    @Test
    void a_directory_without_lineages_is_no_success() throws Exception {
        Files.createDirectories(workplace.file("empty/renewal"));
        Ended nothing = renew(workplace.shell(), "empty");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).startsWith("renew.sh: no lineage in ").endsWith(": nothing was renewed\n");
    }

    @Test
    void a_report_that_has_no_place_is_no_refusal() throws Exception {
        permit("placeless.example");
        assertThat(certonly("placeless", "placeless.example").status()).isZero();
        Ended nothing = renew(workplace.shell().with("TMPDIR", "missing"), "placeless");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).endsWith("renew.sh: no temporary file: nothing was renewed\n");
    }

    @Test
    void nothing_is_renewed_where_dns_fails_or_the_command_is_missing() throws Exception {
        permit("unclear.example");
        assertThat(certonly("unclear", "unclear.example").status()).isZero();
        long orders = workplace.orders();

        workplace.dns().replace("unclear.example", "unclear.example. SERVFAIL");
        Ended undetermined = renew(workplace.shell(), "unclear", "--force-renewal");
        assertThat(undetermined.status()).isEqualTo(3);
        assertThat(undetermined.err()).endsWith("renew.sh: failed: unclear.example (status 123)\n");
        assertThat(renew(workplace.shell().withoutCommand(), "unclear", "--force-renewal")
                        .status())
                .isEqualTo(2);
        assertThat(workplace.orders()).isEqualTo(orders);
    }

    /** What came on standard error, but for the relaxation of this workplace, which is told at every run. */
    private static String saidOf(Ended ended) {
        return ended.err().replaceAll("caa-gate: less strict by the environment: CAA_GATE_CA_BUNDLE=.*\n", "");
    }

    private static void permit(String name) {
        workplace.dns().zone(name + ". CAA 0 issue \"ca.example\"");
    }

    private static void forbid(String name) {
        workplace.dns().replace(name, name + ". CAA 0 issue \"other.example\"");
    }

    private static void pin(String name, String account, String method) {
        workplace
                .dns()
                .replace(
                        name,
                        "%s. CAA 0 issue \"ca.example; accounturi=%s; validationmethods=%s\""
                                .formatted(name, account, method));
    }

    private static Ended certonly(String config, String... names) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Shell.example("certbot/certonly.sh")));
        command.addAll(List.of(names));
        command.addAll(List.of("--", "--non-interactive", "--agree-tos", "--register-unsafely-without-email"));
        command.addAll(List.of("--server", workplace.directory(), "--webroot", "--webroot-path", "webroot"));
        command.addAll(directories(config));
        return workplace.shell().run(command.toArray(String[]::new));
    }

    private static Ended renew(Shell shell, String config, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--quiet"));
        all.addAll(List.of(options));
        return run(shell, config, all);
    }

    private static Ended run(Shell shell, String config, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Shell.example("certbot/renew.sh")));
        command.addAll(options);
        command.addAll(directories(config));
        return shell.run(command.toArray(String[]::new));
    }

    private static List<String> directories(String config) {
        return List.of("--config-dir", config, "--work-dir", config + "/work", "--logs-dir", config + "/logs");
    }
}
