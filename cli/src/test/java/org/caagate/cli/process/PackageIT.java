package org.caagate.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.caagate.cli.advice.Cause;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The packaged archive, unpacked")
class PackageIT {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

    @TempDir
    private static Path directory;

    private static Path root;

    @BeforeAll
    static void unpack() throws Exception {
        Process tar = new ProcessBuilder("tar", "-xzf", archive(".tar.gz").toString(), "-C", directory.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        try (Stream<Path> top = Files.list(directory)) {
            List<Path> all = top.toList();
            assertThat(all).hasSize(1);
            root = all.get(0);
        }
    }

    private static Path archive(String end) throws IOException {
        try (Stream<Path> files = Files.list(CaaGateProcess.module().resolve("target"))) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(end)).toList();
            assertThat(archives).hasSize(1);
            return archives.get(0);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> pages() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    @Test
    void runs_where_it_was_unpacked() throws Exception {
        CaaGateProcess.Result result = CaaGateProcess.ofProgram(
                        root.resolve("bin/caa-gate").toString(), "--version")
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("caa-gate ");
        assertThat(root.resolve("man/man1/caa-gate.1")).isNotEmptyFile();
        assertThat(root.resolve("completions")).isNotEmptyDirectory();
        assertThat(root.resolve("LICENSE")).isNotEmptyFile();
        assertThat(root.resolve("licenses")).isNotEmptyDirectory();
    }

    @Test
    void has_the_page_that_each_message_refers_to() {
        assertThat(Cause.values())
                .allSatisfy(cause -> assertThat(root.resolve(cause.section().replaceAll("#.*", "")))
                        .content()
                        .contains("\n## " + cause.id() + "\n"));
    }

    @Test
    void has_what_its_pages_refer_to() throws IOException {
        assertThat(pages())
                .extracting(page -> root.relativize(page).toString())
                .contains("README.md", "docs/install.md", "docs/troubleshooting.md", "examples/clients/README.md");
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (String target : LINK.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .filter(link -> !link.contains(":"))
                    .toList()) {
                if (!Files.exists(page.resolveSibling(target))) {
                    broken.add(root.relativize(page) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void the_scripts_for_clients_can_be_run_and_nothing_of_their_tests_is_there() throws IOException {
        assertThat(files())
                .filteredOn(file -> file.toString().endsWith(".sh"))
                .hasSizeGreaterThan(4)
                .allSatisfy(script -> assertThat(script).isExecutable());
        assertThat(files())
                .extracting(file -> root.relativize(file).toString())
                .noneMatch(file -> file.contains("pom.xml") || file.contains("target/") || file.contains("src/test"));
    }

    @Test
    void has_the_jars_that_the_command_needs_and_no_other() throws IOException {
        Path own = root.resolve("lib/caa-gate-cli.jar");
        List<String> jars = new ArrayList<>(List.of("caa-gate-cli.jar"));
        try (JarFile jar = new JarFile(own.toFile())) {
            String needed = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            jars.addAll(List.of(needed.split(" ", -1)));
        }
        assertThat(lib()).containsExactlyInAnyOrderElementsOf(jars).hasSizeGreaterThan(5);
    }

    @Test
    void has_a_bill_of_materials_with_every_jar() throws IOException {
        Path bill = root.resolve("caa-gate.cdx.json");
        assumeTrue(Files.exists(bill), "a build without the network has none");
        List<String> jars = new ArrayList<>(List.of("caa-gate-cli.jar"));
        for (JsonNode component : new ObjectMapper().readTree(bill.toFile()).at("/components")) {
            jars.add(component.at("/name").asText() + "-"
                    + component.at("/version").asText() + ".jar");
        }
        assertThat(lib()).containsExactlyInAnyOrderElementsOf(jars);
    }

    private static List<String> lib() throws IOException {
        return files().stream()
                .map(file -> root.relativize(file).toString())
                .filter(file -> file.startsWith("lib/") && file.endsWith(".jar"))
                .map(file -> file.substring("lib/".length()))
                .toList();
    }

    /** Those of the library lie in the archive as they are published. */
    @Test
    void its_own_jars_have_version_and_license() throws IOException {
        String version = Files.readString(root.resolve("lib/caa-gate.build")).split(" ", 2)[0];
        List<String> own =
                lib().stream().filter(name -> name.startsWith("caa-gate")).toList();
        assertThat(own).hasSize(2);
        for (String name : own) {
            try (JarFile jar = new JarFile(root.resolve("lib").resolve(name).toFile())) {
                assertThat(jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                        .as(name)
                        .isEqualTo(version);
                assertThat(jar.getInputStream(jar.getEntry("META-INF/LICENSE")))
                        .as(name)
                        .hasSameContentAs(Files.newInputStream(root.resolve("LICENSE")));
            }
        }
    }

    @Test
    void the_zip_has_the_same_files() throws IOException {
        try (ZipFile zip = new ZipFile(archive(".zip").toFile())) {
            assertThat(zip.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(entry -> directory.resolve(entry.getName())))
                    .containsExactlyInAnyOrderElementsOf(files());
        }
    }

    @Test
    void installing_says_what_is_in_it() throws IOException {
        String page = Files.readString(root.resolve("docs/install.md"));
        try (Stream<Path> top = Files.list(root)) {
            assertThat(top.map(file -> file.getFileName().toString()))
                    .allSatisfy(name -> assertThat(page).contains("`" + name));
        }
    }
}
