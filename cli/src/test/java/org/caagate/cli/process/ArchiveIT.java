package org.caagate.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caagate.cli.process.CaaGateProcess.Result;
import org.caagate.cli.process.CaaGateProcess.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher makes and uses class-data archives, and is never in the way of the command. */
class ArchiveIT {
    private static final String USE = "[-XX:SharedArchiveFile=";

    @TempDir
    Path temporary;

    private Path cache;

    @BeforeEach
    void makeCache() throws IOException {
        cache = Files.createDirectories(temporary.resolve("cache"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @BeforeEach
    void makeHaste() throws IOException {
        String command = "[ \"$1 $2\" = '-n 19' ] || exit\nshift 2\nexec \"$@\"\n";
        FakeJava.executable(Files.createDirectories(temporary.resolve("bin")).resolve("nice"), command);
    }

    @Test
    void classes_come_out_of_the_archive_after_the_first_run() throws Exception {
        assertRuns(realInHaste().start());
        awaitOneArchive();
        Path log = temporary.resolve("classes");
        assertRuns(
                real().with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log).start());
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains(" org.caagate.cli.Main source: shared objects file"));
    }

    @Test
    void the_archive_is_made_of_what_checks_and_lists_load() throws IOException {
        assertThat(Files.readAllLines(CaaGateProcess.module().resolve("target/lib/caa-gate.classlist")))
                .contains(
                        "org/caagate/CaaGate",
                        "org/caagate/cli/stream/RowQueue",
                        "org/caagate/dns/DnsLookup",
                        "com/fasterxml/jackson/core/JsonGenerator");
    }

    @Test
    void first_runs_at_the_same_time_make_one_archive() throws Exception {
        List<Running> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(realInHaste().start());
        }
        for (Running run : runs) {
            assertRuns(run);
        }
        awaitOneArchive();
    }

    @Test
    void an_upgrade_of_the_command_or_of_java_makes_another_archive() throws Exception {
        Installation installation = Installation.hollow(temporary.resolve("x"), "1");
        FakeJava java = FakeJava.in(temporary.resolve("java"), FakeJava.TELLING).saying("17.0.1");
        assertThat(told(installation, java)).doesNotContain(USE);
        awaitOneArchive();
        assertThat(told(installation, java)).contains(USE + archives().get(0) + "]");

        installation.rebuilt("2");
        assertThat(told(installation, java)).doesNotContain(USE);
        awaitArchives(2);
        assertThat(told(installation, java)).contains(USE);

        Files.writeString(java.home().resolve("lib/modules"), "another");
        assertThat(told(installation, java)).doesNotContain(USE);
        awaitArchives(3);
        assertThat(told(installation, java)).contains(USE);
    }

    @Test
    void nobody_waits_for_the_archive() throws Exception {
        Path pipe = temporary.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        String blocking = "case $* in *-Xshare:dump*) cat '" + pipe + "' >/dev/null ;; *) echo told ;; esac\n";
        FakeJava java = FakeJava.in(temporary.resolve("java"), blocking).saying("17.0.1");
        assertThat(told(Installation.hollow(temporary.resolve("x"), "1"), java)).isEqualTo("told\n");
        Files.writeString(pipe, "", StandardOpenOption.WRITE);
    }

    @Test
    void one_that_cannot_be_made_is_not_tried_again_at_each_run() throws Exception {
        String failing = "case $* in *-Xshare:dump*) exit 1 ;; esac\n";
        FakeJava java = FakeJava.in(temporary.resolve("java"), failing).saying("17.0.1");
        Installation installation = Installation.hollow(temporary.resolve("x"), "1");
        for (int i = 0; i < 3; i++) {
            Result result = with(installation, java).run();
            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isZero();
        }
        assertThat(files()).singleElement().asString().endsWith(".jsa.made");
    }

    @Test
    void none_is_made_where_others_can_write() throws Exception {
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        Installation installation = Installation.hollow(temporary.resolve("x"), "1");
        FakeJava java = FakeJava.in(temporary.resolve("java"), FakeJava.TELLING).saying("17.0.1");
        assertThat(told(installation, java)).doesNotContain(USE);
        assertThat(files()).isEmpty();
    }

    @Test
    void nothing_is_left_in_the_home_of_somebody_else() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a directory away");
        Path home = Files.createDirectories(temporary.resolve("home"));
        Files.setAttribute(home, "unix:uid", 12345);
        Result result =
                real().without("XDG_CACHE_HOME").with("HOME", home.toString()).run();
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void the_command_runs_without_a_home() throws Exception {
        assertRuns(real().without("XDG_CACHE_HOME").start());
        assertRuns(real().without("XDG_CACHE_HOME").with("HOME", "/nonexistent").start());
        assertRuns(real().with("XDG_CACHE_HOME", "/dev/null").start());
        assertRuns(real().with("XDG_CACHE_HOME", "/proc/self").start());
    }

    private static void assertRuns(Running running) throws InterruptedException {
        Result result = running.result();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("caa-gate ").hasLineCount(1);
        assertThat(result.status()).isZero();
    }

    private CaaGateProcess real() {
        return CaaGateProcess.of("--version").with("XDG_CACHE_HOME", cache.toString());
    }

    /** Without being nice: on a busy machine, what lets everybody else go first never gets its turn. */
    private CaaGateProcess realInHaste() {
        return real().with("PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private CaaGateProcess with(Installation installation, FakeJava java) {
        return installation
                .command("check")
                .with("JAVA_HOME", java.home().toString())
                .with("XDG_CACHE_HOME", cache.toString());
    }

    private String told(Installation installation, FakeJava java) throws Exception {
        Result result = with(installation, java).run();
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private void awaitOneArchive() throws Exception {
        awaitArchives(1);
        assertThat(archives()).hasSize(1);
    }

    /** Waits until nothing but so many archives is there: they are made beside the run. */
    private void awaitArchives(int count) throws Exception {
        try (WatchService watch = cache.getFileSystem().newWatchService()) {
            cache.resolve("caa-gate")
                    .register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            while (archives().size() < count || files().size() > count) {
                WatchKey key = watch.poll(10, TimeUnit.MINUTES);
                assertThat(key).as("a change among %s", files()).isNotNull();
                key.pollEvents();
                key.reset();
            }
        }
    }

    private List<Path> archives() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".jsa")).toList();
    }

    private List<Path> files() throws IOException {
        Path directory = cache.resolve("caa-gate");
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        }
    }
}
