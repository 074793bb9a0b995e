package org.caagate.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.cli.process.CaaGateProcess;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every file of {@code golden}; with the system property {@code golden.update} it writes what came instead of comparing. */
@DisplayName("The packaged command, as in the golden files")
class GoldenIT {
    private static final boolean UPDATING = Boolean.getBoolean("golden.update");

    static Path directory() {
        return CaaGateProcess.module().resolve("src/test/resources/golden");
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void prints_and_ends_as_the_file_says(String name, @TempDir Path place) throws Exception {
        Path file = directory().resolve(name);
        GoldenScript script = GoldenScript.read(file);
        List<GoldenScript.Section> written = new ArrayList<>(script.setting());
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                GoldenPlace golden = new GoldenPlace(server, place.toRealPath())) {
            for (GoldenScript.Section section : script.setting()) {
                golden.prepare(section);
            }
            for (List<GoldenScript.Section> run : script.runs()) {
                written.addAll(golden.ran(run));
            }
        }
        String came = text(written);
        if (UPDATING) {
            Files.writeString(file, came);
        }
        assertThat(came).isEqualTo(Files.readString(file));
    }

    private static String text(List<GoldenScript.Section> sections) {
        return sections.stream()
                .map(section -> (section.word().equals("about") ? "" : section.heading() + "\n") + section.text())
                .collect(Collectors.joining());
    }
}
