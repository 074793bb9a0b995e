package org.caagate.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caagate.cli.process.CaaGateProcess.Result;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds itself, its jars and a Java. */
class LauncherIT {
    @TempDir
    Path temporary;

    private static void assertRuns(Result result) {
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("caa-gate ").hasLineCount(1);
        assertThat(result.status()).isZero();
    }

    @Nested
    class Place {
        @Test
        void runs_from_a_clone_in_any_directory() throws Exception {
            assertRuns(CaaGateProcess.of("--version").in(temporary).run());
        }

        @Test
        void runs_through_a_chain_of_symbolic_links() throws Exception {
            Path links = Files.createDirectories(temporary.resolve("some links"));
            Files.createSymbolicLink(links.resolve("absolute"), CaaGateProcess.launcher());
            Files.createSymbolicLink(links.resolve("relative"), Path.of("../some links/absolute"));
            Path last = Files.createSymbolicLink(temporary.resolve("caa"), Path.of("some links/relative"));
            assertRuns(CaaGateProcess.ofProgram(last.toString(), "--version").run());
            assertRuns(
                    CaaGateProcess.ofProgram("./caa", "--version").in(temporary).run());
        }

        @Test
        void runs_from_path() throws Exception {
            Files.createSymbolicLink(temporary.resolve("caa-gate"), CaaGateProcess.launcher());
            String path = temporary + ":" + System.getenv("PATH");
            assertRuns(CaaGateProcess.ofProgram("/bin/sh", "-c", "caa-gate --version")
                    .with("PATH", path)
                    .run());
        }

        @Test
        void runs_under_any_name_of_its_directory() throws Exception {
            Path odd = temporary.resolve("it's \"odd\" $HOME * \\ \u00fc\nx ");
            assertRuns(Installation.in(odd).command("--version").run());
        }

        @Test
        void runs_under_a_shell_that_stops_at_errors() throws Exception {
            String launcher = CaaGateProcess.launcher().toString();
            assertRuns(CaaGateProcess.ofProgram("/bin/sh", "-eu", launcher, "--version")
                    .run());
        }

        @Test
        void says_that_java_cannot_read_a_directory_with_a_colon() throws Exception {
            Result result = Installation.in(temporary.resolve("a:b"))
                    .command("--version")
                    .run();
            assertThat(result.err()).startsWith("caa-gate: ").contains("a:b", "colon", "move caa-gate");
            assertThat(result.status()).isEqualTo(2);
        }

        @Test
        void says_how_to_build_a_clone() throws Exception {
            Path clone = temporary.resolve("clone/cli");
            Installation.in(clone);
            Files.delete(clone.resolve("lib"));
            Files.writeString(clone.resolve("pom.xml"), "");
            Result result = CaaGateProcess.ofProgram(
                            clone.resolve("bin/caa-gate").toString(), "exec", "--", "true")
                    .run();
            assertThat(result.err())
                    .isEqualTo("caa-gate: this clone is not built: run \"mvn -DskipTests package\" in "
                            + temporary.toRealPath()
                            + "/clone, then try again\n"
                            + "caa-gate: COMMAND not run (\"true\"): usage or configuration, see above\n");
            assertThat(result.status()).isEqualTo(122);
        }

        @Test
        void says_that_an_installation_is_not_whole() throws Exception {
            Installation installation = Installation.in(temporary.resolve("x"));
            Files.delete(temporary.resolve("x/lib"));
            Result result = installation.command("--version").run();
            assertThat(result.err()).startsWith("caa-gate: the installation is not whole: ");
            assertThat(result.status()).isEqualTo(2);
        }
    }

    @Test
    void a_standard_input_that_is_closed_is_an_empty_one() throws Exception {
        Result result = CaaGateProcess.ofProgram(
                        "/bin/sh",
                        "-c",
                        "exec \"$0\" check --issuer ca.example --resolver 127.0.0.1:9 --names-from - <&-",
                        CaaGateProcess.launcher().toString())
                .run();
        assertThat(result.err()).isEqualTo("caa-gate: --names-from: standard input: no identifiers in it\n");
        assertThat(result.status()).isEqualTo(2);
    }

    @Nested
    class Java {
        @Test
        void says_what_it_looked_at_when_there_is_none() throws Exception {
            Result result = CaaGateProcess.of("check", "example.com")
                    .without("JAVA_HOME")
                    .with("PATH", FakeJava.withoutJava(temporary.resolve("bin")).toString())
                    .run();
            assertThat(result.err())
                    .startsWith("caa-gate: no Java 17 or later: JAVA_HOME is not set; there is no java in PATH\n"
                            + "caa-gate: install one ")
                    .hasLineCount(2);
            assertThat(result.status()).isEqualTo(2);
        }

        @Test
        void does_not_run_the_command_when_there_is_none() throws Exception {
            Path path = FakeJava.withoutJava(temporary.resolve("bin"));
            Result result = CaaGateProcess.of(
                            "exec", "--", "touch", temporary.resolve("ran").toString())
                    .without("JAVA_HOME")
                    .with("PATH", path.toString())
                    .run();
            assertThat(result.err()).contains("COMMAND not run (\"touch\")");
            assertThat(result.status()).isEqualTo(122);
            assertThat(temporary.resolve("ran")).doesNotExist();
        }

        @Test
        void refuses_one_that_is_too_old_without_starting_it() throws Exception {
            FakeJava old =
                    FakeJava.in(temporary.resolve("11"), "echo started\n").saying("11.0.2");
            Result result = withOnly(old).run();
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("JAVA_HOME (" + old.home() + ") is Java 11.0.2, which is too old");
            assertThat(result.status()).isEqualTo(2);
        }

        @Test
        void asks_one_that_has_no_release_file() throws Exception {
            FakeJava old = FakeJava.in(temporary.resolve("8"), "echo '    java.version = 1.8.0_292' >&2\n");
            assertThat(withOnly(old).run().err()).contains("is Java 1.8.0_292, which is too old");
        }

        @Test
        void says_why_one_does_not_start() throws Exception {
            FakeJava broken = FakeJava.in(temporary.resolve("x"), "echo 'Error: no libjvm' >&2; exit 6\n");
            Result result = withOnly(broken).run();
            assertThat(result.err()).contains("does not start (Error: no libjvm)");
            assertThat(result.status()).isEqualTo(2);
        }

        @Test
        void says_that_java_home_is_none() throws Exception {
            Files.writeString(temporary.resolve("java"), "");
            CaaGateProcess command = CaaGateProcess.of("--version")
                    .with("JAVA_HOME", temporary.resolve("nowhere").toString())
                    .with("PATH", FakeJava.withoutJava(temporary.resolve("bin")).toString());
            assertThat(command.run().err()).contains("nowhere) is no directory");
            command.with("JAVA_HOME", temporary.toString());
            assertThat(command.run().err()).contains("has no bin/java that can be run");
        }

        @Test
        void takes_the_one_in_path_when_that_in_java_home_is_too_old() throws Exception {
            FakeJava old =
                    FakeJava.in(temporary.resolve("11"), "echo started\n").saying("11.0.2");
            assertRuns(CaaGateProcess.of("--version")
                    .with("JAVA_HOME", old.home().toString())
                    .with("PATH", java().resolve("bin") + ":" + System.getenv("PATH"))
                    .run());
        }

        @Test
        void takes_one_through_a_wrapper_that_knows_where_it_is() throws Exception {
            Path bin = FakeJava.withoutJava(temporary.resolve("bin"));
            FakeJava.executable(bin.resolve("java"), "exec '" + java().resolve("bin/java") + "' \"$@\"\n");
            assertRuns(CaaGateProcess.of("--version")
                    .without("JAVA_HOME")
                    .with("PATH", bin.toString())
                    .run());
        }

        private CaaGateProcess withOnly(FakeJava java) throws IOException {
            return CaaGateProcess.of("--version")
                    .with("JAVA_HOME", java.home().toString())
                    .with("PATH", FakeJava.withoutJava(temporary.resolve("bin")).toString());
        }

        private static Path java() {
            return Path.of(System.getProperty("java.home"));
        }
    }

    @Nested
    class Options {
        @Test
        void says_nothing_about_options_for_the_jvm_and_honours_them() throws Exception {
            Path log = temporary.resolve("the log");
            assertRuns(CaaGateProcess.of("--version")
                    .with("JAVA_TOOL_OPTIONS", "-Dsome.property=1 -Xlog:gc*:file='" + log + "'")
                    .with("JDK_JAVA_OPTIONS", "-Dx=y")
                    .with("_JAVA_OPTIONS", "-Xmx64m")
                    .run());
            assertThat(log).exists();
        }

        @Test
        void reads_them_as_a_jvm_does() throws Exception {
            String options = "\t-Da='b c'\"d'e\"  -Df=*\n-Dg=$HOME\\ -Dh=`x` '-Di' ";
            assertThat(words(options))
                    .containsSubsequence("[-Da=b cd'e]", "[-Df=*]", "[-Dg=$HOME\\]", "[-Dh=`x`]", "[-Di]", "[-cp]");
        }

        @Test
        void leaves_the_choice_of_collector_to_the_user() throws Exception {
            assertThat(words("")).contains("[-XX:+UseSerialGC]", "[-XX:NewRatio=1]");
            assertThat(words("-XX:+UseG1GC"))
                    .contains("[-XX:+UseG1GC]")
                    .doesNotContain("[-XX:+UseSerialGC]", "[-XX:NewRatio=1]");
        }

        @Test
        void leaves_out_what_would_end_the_jvm_or_be_taken_for_the_class_to_run() throws Exception {
            Result result = told("-version Other -Xshare:dump --dry-run -jar -Dkept=1");
            assertThat(result.out())
                    .contains("[-Dkept=1]")
                    .doesNotContain("Other", "dump", "dry-run", "-jar", "[-version]");
            assertThat(result.err().lines())
                    .hasSize(5)
                    .allMatch(line ->
                            line.startsWith("caa-gate: JAVA_TOOL_OPTIONS: ") && line.contains(" is left out: "));
        }

        @Test
        void refuses_a_quote_that_is_not_closed() throws Exception {
            Result result = told("-Da='b");
            assertThat(result.err())
                    .isEqualTo("caa-gate: JAVA_TOOL_OPTIONS: a quote in it is not closed; mend or unset it\n");
            assertThat(result.status()).isEqualTo(2);
        }

        private List<String> words(String options) throws Exception {
            return told(options).out().lines().toList();
        }

        private Result told(String options) throws Exception {
            FakeJava java =
                    FakeJava.in(temporary.resolve("java"), FakeJava.TELLING).saying("17.0.1");
            return CaaGateProcess.of("check")
                    .with("JAVA_HOME", java.home().toString())
                    .with("JAVA_TOOL_OPTIONS", options)
                    .run();
        }
    }
}
