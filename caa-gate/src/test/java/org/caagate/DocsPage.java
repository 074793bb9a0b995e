package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of the documentation whose Java is the code of a test, so that it compiles and does what the page says.
 *
 * @param file its name in {@code docs}
 */
record DocsPage(String file) {
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    String text() throws IOException {
        return Files.readString(BASE.resolve("../docs").resolve(file));
    }

    /** Asserts that so many pieces of Java are on the page, and that each is in the test as it is there but for its white space. */
    void assertJavaIsFrom(Class<?> test, int pieces) throws IOException {
        String code = withoutSpace(
                Files.readString(BASE.resolve("src/test/java/org/caagate/" + test.getSimpleName() + ".java")));
        List<String> found = JAVA.matcher(text())
                .results()
                .map((MatchResult piece) -> withoutSpace(piece.group(1)))
                .toList();
        assertThat(found).hasSize(pieces).allSatisfy(piece -> assertThat(code).contains(piece));
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("[ \n]+", "");
    }
}
