package org.caagate.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayName("caa-gate in a deployment")
class DeployIT {
    @TempDir
    private Path directory;

    @AutoClose
    private final ScriptedDnsServer dns = ScriptedDnsServer.start().zone("""
            good.example. CAA 0 issue "ca.example"
            bad.example. CAA 0 issue "other.example"
            unclear.example. SERVFAIL
            """);

    private Shell shell() {
        return Shell.of(directory, dns.address());
    }

    @ParameterizedTest
    @CsvSource({
        "good.example, 0, CAA allows all names",
        "bad.example, 1, CAA refuses at least one name",
        "unclear.example, 3, DNS did not tell",
        "not a name, 2, no check (status 2)"
    })
    void the_script_passes_the_status_on_and_says_what_it_means(String name, int status, String meaning)
            throws Exception {
        write(name);
        Ended ended = shell().run(Shell.example("deploy/check-names.sh"), "names.txt");
        assertThat(ended.status()).isEqualTo(status);
        assertThat(ended.err()).contains(meaning);
    }

    @Test
    void on_github_the_script_annotates() throws Exception {
        write("*.bad.example");
        Ended ended = shell().with("GITHUB_ACTIONS", "true").run(Shell.example("deploy/check-names.sh"), "names.txt");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).startsWith("::error ").contains("*.bad.example");
    }

    @ParameterizedTest
    @CsvSource({"Annotate, 1", "Check, 1"})
    void the_github_workflow_fails_on_a_refusal(String step, int status) throws Exception {
        write("good.example", "bad.example");
        Map<String, Object> job = map(map(load("deploy/github-workflow.yml"), "jobs"), "caa");
        String command = list(job, "steps").stream()
                .map(DeployIT::map)
                .filter(one -> step.equals(one.get("name")))
                .map(one -> (String) value(one, "run"))
                .findFirst()
                .orElseThrow();

        Ended ended = shell().run("/bin/bash", "-e", "-c", command);

        assertThat(ended.status()).isEqualTo(status);
        if (step.equals("Annotate")) {
            assertThat(ended.out()).contains("::error ", "bad.example");
        } else {
            assertThat(directory.resolve("caa.sarif")).content().contains("\"2.1.0\"", "bad.example");
        }
    }

    @Test
    void the_gitlab_job_leaves_a_report_and_fails_on_a_refusal() throws Exception {
        write("good.example", "bad.example");
        Map<String, Object> job = map(load("deploy/gitlab-ci.yml"), "caa");
        String script = String.join(
                "\n", list(job, "script").stream().map(String.class::cast).toList());

        // The installation itself is the runner's affair; here the command is on the path already.
        Ended ended = shell().run("/bin/bash", "-e", "-c", script);

        assertThat(ended.status()).isEqualTo(1);
        String report = (String) value(map(map(job, "artifacts"), "reports"), "junit");
        assertThat(directory.resolve(report)).content().contains("<testsuite", "bad.example", "<failure");
    }

    private void write(String... names) throws IOException {
        Files.write(directory.resolve("names.txt"), List.of(names));
    }

    private static Map<String, Object> load(String file) throws IOException {
        return map(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of(Shell.example(file)))));
    }

    private static Map<String, Object> map(Map<String, Object> map, String key) {
        return map(value(map, key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> map, String key) {
        return (List<Object>) value(map, key);
    }

    private static Object value(Map<String, Object> map, String key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }
}
