package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.IssuerQuirk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what {@code docs/decisions.md} and {@code docs/divergences.md} cite against the code. */
class DocumentationTest {
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final String DECISIONS = "decisions.md";
    private static final String DIVERGENCES = "divergences.md";
    private static final List<String> TEST_PACKAGES = List.of(
            "org.caagate.",
            "org.caagate.decision.",
            "org.caagate.dns.",
            "org.caagate.lookup.",
            "org.caagate.name.",
            "org.caagate.record.",
            "org.caagate.zone.");

    /** A word that a page cites, and the method after it, or nothing. */
    private record Citation(String word, String method) {
        static Citation of(MatchResult match) {
            return new Citation(match.group(1), match.groupCount() < 2 || match.group(2) == null ? "" : match.group(2));
        }

        void requireIn(Optional<Class<?>> type) {
            assertThat(type).as(word).isPresent();
            if (!method.isEmpty()) {
                assertThat(type.get().getDeclaredMethods())
                        .extracting(Method::getName)
                        .contains(method);
            }
        }
    }

    static Stream<Citation> code() {
        return citations(DECISIONS, "`(org\\.caagate\\.[a-zA-Z0-9.]+)(?:#(\\w+))?`");
    }

    @ParameterizedTest
    @MethodSource("code")
    void decisions_stand_where_the_page_says(Citation code) {
        code.requireIn(type(code.word()));
    }

    static Stream<Citation> tests() {
        return citations(DIVERGENCES, "`(\\w+Test(?:\\.\\w+)?)#(\\w+)`");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void divergences_are_pinned_by_tests_that_exist(Citation test) {
        test.requireIn(TEST_PACKAGES.stream()
                .map(name -> type(name + test.word().replace('.', '$')))
                .flatMap(Optional::stream)
                .findFirst());
    }

    static Stream<Citation> cases() {
        return citations(DIVERGENCES, "case `([^`]+)`");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void divergences_are_pinned_by_cases_that_exist(Citation row) throws IOException {
        assertThat(Files.readString(BASE.resolve("src/test/resources/conformance/cases.json")))
                .contains("\"id\": \"" + row.word() + "\"");
    }

    static Stream<Citation> quirks() {
        return citations(DIVERGENCES, "(?:letsencrypt-staging`|the same): `([^`]+)`");
    }

    @ParameterizedTest
    @MethodSource("quirks")
    void divergences_name_quirks_that_the_profile_has(Citation quirk) {
        IssuerProfile profile =
                IssuerTable.builtIn().withId("letsencrypt").orElseThrow().profile();
        assertThat(Arrays.stream(IssuerQuirk.values()).filter(profile::has))
                .extracting(IssuerQuirk::id)
                .contains(quirk.word());
    }

    private static Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name, false, DocumentationTest.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Stream<Citation> citations(String page, String pattern) {
        try {
            String text = Files.readString(BASE.resolve("../docs").resolve(page));
            return Pattern.compile(pattern).matcher(text).results().map(Citation::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
