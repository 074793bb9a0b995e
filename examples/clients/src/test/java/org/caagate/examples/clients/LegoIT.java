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

@DisplayName("lego behind caa-gate")
class LegoIT {
    private static final List<String> LEGO_OPTIONS = List.of("--", "--http", "--http.webroot", "webroot");

    @AutoClose
    private static Workplace workplace;

    @BeforeAll
    static void open(@TempDir Path directory) throws Exception {
        RealPeers.require("lego");
        workplace = Workplace.open(directory);
    }

    @Test
    void a_permitted_certificate_is_issued_and_a_refused_one_never_ordered() throws Exception {
        Shell shell = shell("new");
        publish("new.example", "issue \"ca.example\"");
        assertThat(run(shell, "new.example", "www.new.example").status()).isZero();
        assertThat(workplace.file("new/certificates/new.example.crt")).exists();

        publish("wild.example", "issue \"ca.example\"", "issuewild \"other.example\"");
        long orders = workplace.orders();
        Ended refused = run(shell, "wild.example", "*.wild.example");

        assertThat(refused.status()).isEqualTo(121);
        assertThat(refused.err()).contains("*.wild.example", "COMMAND not run");
        assertThat(workplace.orders()).isEqualTo(orders);
        assertThat(workplace.file("new/certificates/wild.example.crt")).doesNotExist();
    }

    @Test
    void a_refused_certificate_is_not_renewed_and_the_others_are() throws Exception {
        Shell shell = shell("two");
        publish("one.example", "issue \"ca.example\"");
        publish("two.example", "issue \"ca.example\"");
        assertThat(run(shell, "one.example", "www.one.example").status()).isZero();
        assertThat(run(shell, "two.example", "www.two.example").status()).isZero();
        byte[] before = Files.readAllBytes(certificate("two", "two.example"));
        byte[] beforeRefusal = Files.readAllBytes(certificate("two", "one.example"));
        publish("www.one.example", "issue \"other.example\"");

        Ended ended = renew(shell.with("LEGO_DAYS", "100000"));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).endsWith("gated.sh: refused by CAA: one.example\n");
        assertThat(certificate("two", "one.example")).hasBinaryContent(beforeRefusal);
        assertThat(Files.readAllBytes(certificate("two", "two.example"))).isNotEqualTo(before);
    }

    @Test
    void a_certificate_is_checked_for_the_name_of_its_file_too() throws Exception {
        Shell shell = shell("called");
        publish("inside.example", "issue \"ca.example\"");
        publish("called.example", "issue \"other.example\"");
        assertThat(run(shell, "inside.example").status()).isZero();
        // lego orders the name of the file as well.
        for (String kind : List.of(".crt", ".json", ".key", ".issuer.crt")) {
            Files.move(
                    workplace.file("called/certificates/inside.example" + kind),
                    workplace.file("called/certificates/called.example" + kind));
        }
        long orders = workplace.orders();

        Ended ended = renew(shell.with("LEGO_DAYS", "100000"));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).endsWith("gated.sh: refused by CAA: called.example\n");
        assertThat(workplace.orders()).isEqualTo(orders);
    }

    @Test
    void a_certificate_is_checked_with_the_account_that_lego_uses() throws Exception {
        Shell shell = shell("pinned");
        publish("pinned.example", "issue \"ca.example\"");
        assertThat(run(shell, "pinned.example").status()).isZero();
        String host = "localhost_" + workplace.pebble().directoryUri().getPort();
        String account = shell.accountUrl(
                "sed -n 's/^.*\"uri\"", Map.of(".lego", "pinned", "HOST", host, "EMAIL", "admin@example.com"));
        assertThat(account).startsWith("https://localhost:");

        publish("pinned.example", "issue \"ca.example; accounturi=%s\"".formatted(account));
        assertThat(renew(shell).status()).isZero();
        publish("pinned.example", "issue \"ca.example; accounturi=%s0\"".formatted(account));
        assertThat(renew(shell).status()).isEqualTo(1);
    }

    @Test
    void nothing_is_ordered_where_dns_fails_or_the_command_is_missing() throws Exception {
        workplace.dns().zone("unclear.example. SERVFAIL");
        long orders = workplace.orders();

        assertThat(run(shell("unclear"), "unclear.example").status()).isEqualTo(123);
        Shell without = shell("unclear").withoutCommand();
        assertThat(run(without, "unclear.example").status()).isEqualTo(2);
        assertThat(workplace.orders()).isEqualTo(orders);
    }

    private static void publish(String name, String... records) {
        StringBuilder zone = new StringBuilder();
        for (String record : records) {
            zone.append(name).append(". CAA 0 ").append(record).append('\n');
        }
        workplace.dns().replace(name, zone.toString());
    }

    private static Shell shell(String path) {
        return workplace
                .shell()
                .with("LEGO_SERVER", workplace.directory())
                .with("LEGO_EMAIL", "admin@example.com")
                .with("LEGO_PATH", path);
    }

    private static Ended run(Shell shell, String... names) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Shell.example("lego/gated.sh"), "run"));
        command.addAll(List.of(names));
        command.addAll(LEGO_OPTIONS);
        return shell.run(command.toArray(String[]::new));
    }

    private static Ended renew(Shell shell) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Shell.example("lego/gated.sh"), "renew"));
        command.addAll(LEGO_OPTIONS);
        return shell.run(command.toArray(String[]::new));
    }

    private static Path certificate(String path, String name) {
        return workplace.file(path).resolve("certificates").resolve(name + ".crt");
    }
}
