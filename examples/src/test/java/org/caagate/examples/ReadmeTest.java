package org.caagate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README shows the code that is compiled here, and the page on the demo shows what the demo prints. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path DEMO = Path.of("..", "docs", "demo.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "caagate", "examples");

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({"NameCheck, library", "AutomationTool, once", "AutomationTool, each order", "InternalCa, internal CA"})
    void quotes_the_examples_as_they_are_compiled(String source, String part) throws IOException {
        String text = read(SOURCES.resolve(source + ".java"));
        int start = text.indexOf("// README: " + part + "\n");
        int end = text.indexOf("// README: end", start);
        String quoted = text.substring(text.indexOf('\n', start) + 1, text.lastIndexOf('\n', end))
                .stripIndent();
        assertThat(read(README)).contains(quoted);
    }

    @Test
    void shows_what_the_demo_prints() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ThreeOrders.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(read(DEMO)).contains(printed.toString(StandardCharsets.UTF_8));
    }
}
