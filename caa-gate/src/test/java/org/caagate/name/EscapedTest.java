package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Text from elsewhere in a message")
class EscapedTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("", "\"\""),
                arguments(" plain ~ASCII! ", "\" plain ~ASCII! \""),
                arguments("a\"b\\c", "\"a\\\"b\\\\c\""),
                arguments("\u001b[31mred\u001b[0m", "\"\\u001b[31mred\\u001b[0m\""),
                arguments("\u009b31m", "\"\\u009b31m\""),
                arguments("a\u202eb\u2066", "\"a\\u202eb\\u2066\""),
                arguments("\0", "\"\\u0000\""),
                arguments("a\r\nb\tc", "\"a\\u000d\\u000ab\\u0009c\""),
                arguments("\u007f\u0080", "\"\\u007f\\u0080\""),
                arguments("\ud83d\ude00", "\"\\ud83d\\ude00\""),
                arguments("a".repeat(300), "\"" + "a".repeat(300) + "\""),
                arguments("a".repeat(301), "\"" + "a".repeat(300) + "\" (the first 300 of 301 characters)"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void only_printable_ascii_gets_through(String text, String quoted) {
        assertThat(Escaped.quote(text)).isEqualTo(quoted);
    }

    @Test
    void no_text_makes_a_message_endless() {
        assertThat(Escaped.quote("\u202e".repeat(60_000)))
                .hasSizeLessThan(2000)
                .endsWith("\" (the first 300 of 60000 characters)")
                .matches("[ -~]*");
    }
}
