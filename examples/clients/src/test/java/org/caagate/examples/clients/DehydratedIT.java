package org.caagate.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.testkit.x509.CertificationRequestBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("dehydrated with caa-gate as its hook")
class DehydratedIT {
    @AutoClose
    private static Workplace workplace;

    private static String account = "";

    @BeforeAll
    static void open(@TempDir Path directory) throws Exception {
        RealPeers.require("dehydrated");
        workplace = Workplace.open(directory);
        Files.writeString(
                workplace.file("config"), """
                CA=%s
                BASEDIR="$HOME"
                WELLKNOWN="$HOME/webroot"
                HOOK=%s
                KEY_ALGO=secp384r1
                ACCOUNT_KEYSIZE=2048
                """.formatted(workplace.directory(), Shell.example("dehydrated/hook.sh")));
        assertThat(dehydrated(workplace.shell(), "--register", "--accept-terms").status())
                .isZero();
        account = workplace
                .shell()
                .accountUrl("sed -n 's/^.*\"url\"", Map.of("/var/lib/dehydrated/accounts/HASH", "accounts/*"));
        assertThat(account).startsWith("https://localhost:");
    }

    @Test
    void a_permitted_certificate_is_issued() throws Exception {
        publish("new.example", "ca.example; validationmethods=http-01");
        assertThat(order("new.example www.new.example").status()).isZero();
        assertThat(workplace.file("certs/new.example/cert.pem")).exists();
    }

    @Test
    void a_refused_certificate_is_never_ordered() throws Exception {
        publish("no.example", "ca.example");
        publish("www.no.example", "other.example");
        long orders = workplace.orders();

        Ended refused = order("no.example www.no.example");

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("www.no.example", "CAA refuses no.example: nothing was ordered");
        assertThat(workplace.orders()).isEqualTo(orders);
        assertThat(workplace.file("certs/no.example/cert.pem")).doesNotExist();
    }

    @Test
    void a_refused_wildcard_is_never_ordered() throws Exception {
        workplace.dns().zone("""
                wild.example. CAA 0 issue "ca.example"
                wild.example. CAA 0 issuewild "other.example"
                """);
        long orders = workplace.orders();

        Ended refused = order("wild.example *.wild.example");

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("*.wild.example", "CAA refuses wild.example");
        assertThat(workplace.orders()).isEqualTo(orders);
    }

    @Test
    void nothing_is_ordered_where_dns_fails_or_the_command_is_missing() throws Exception {
        workplace.dns().zone("unclear.example. SERVFAIL");
        long orders = workplace.orders();

        Ended undetermined = order("unclear.example");
        assertThat(undetermined.status()).isEqualTo(1);
        assertThat(undetermined.err()).contains("not certain that CAA allows unclear.example");
        Ended without = dehydrated(workplace.shell().withoutCommand(), "--cron", "--domain", "unclear.example");
        assertThat(without.status()).isEqualTo(1);
        assertThat(without.err()).contains("no check of unclear.example (status 127)");
        assertThat(workplace.orders()).isEqualTo(orders);
    }

    @Test
    void other_lines_of_domains_txt_go_on_after_a_refusal_and_the_account_is_compared() throws Exception {
        publish("stranger.example", "ca.example; accounturi=" + account + "0");
        publish("own.example", "ca.example; accounturi=" + account);
        Files.writeString(workplace.file("domains.txt"), """
                # The first is refused, and dehydrated alone would end with it.
                stranger.example www.stranger.example
                own.example > alias
                """);

        Ended ended = workplace.shell().run(Shell.example("dehydrated/renew.sh"), "--config", "config");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .contains("CAA refuses stranger.example: nothing was ordered")
                .endsWith(
                        "renew.sh: of 2 certificates, these did not go through:\n  stranger.example www.stranger.example\n");
        assertThat(workplace.file("certs/stranger.example/cert.pem")).doesNotExist();
        assertThat(workplace.file("certs/alias/cert.pem")).exists();
    }

    @Test
    void hooks_of_other_names_pass_in_silence() throws Exception {
        Ended ended = workplace.shell().run(Shell.example("dehydrated/hook.sh"), "a_hook_of_the_future", "example.com");

        assertThat(ended).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void where_another_hook_makes_the_csr_its_names_count() throws Exception {
        publish("listed.example", "ca.example");
        publish("hidden.example", "other.example");
        byte[] request = CertificationRequestBuilder.start()
                .extensionRequest(SubjectAltNames.none().dns("listed.example").dns("hidden.example"))
                .der();
        String csr = "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request));
        Files.writeString(workplace.file("request.pem"), csr);
        Shell shell = workplace.shell().with("NEXT_HOOK", nextHook("[ \"$1\" != generate_csr ] || cat request.pem"));

        Ended refused = hook(shell, "listed.example");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("hidden.example");

        publish("hidden.example", "ca.example");
        Ended permitted = hook(shell, "listed.example");
        assertThat(permitted.status()).isZero();
        assertThat(permitted.out()).isEqualTo(csr);
        assertThat(hook(workplace.shell().with("NEXT_HOOK", nextHook("exit 9")), "listed.example")
                        .status())
                .isEqualTo(2);
    }

    private static void publish(String name, String issue) {
        workplace.dns().replace(name, "%s. CAA 0 issue \"%s\"".formatted(name, issue));
    }

    private static Ended order(String line) throws IOException, InterruptedException {
        return dehydrated(workplace.shell(), "--cron", "--domain", line);
    }

    private static Ended dehydrated(Shell shell, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 3];
        command[0] = "dehydrated";
        command[1] = "--config";
        command[2] = "config";
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return shell.run(command);
    }

    private static Ended hook(Shell shell, String name) throws IOException, InterruptedException {
        return shell.run(Shell.example("dehydrated/hook.sh"), "generate_csr", name, "certs/" + name, name + " ");
    }

    private static String nextHook(String command) throws IOException {
        Path hook = Files.createTempFile(workplace.shell().directory(), "hook", ".sh");
        Files.writeString(hook, "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
        return hook.toString();
    }
}
