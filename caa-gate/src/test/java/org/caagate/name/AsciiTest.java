package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caagate.locale.TurkishLocale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Case over ASCII alone (RFC 4343), under a Turkish locale")
@ExtendWith(TurkishLocale.class)
class AsciiTest {
    @Test
    void the_26_letters_are_folded_and_every_other_character_is_kept() {
        String kept = IntStream.rangeClosed(0, 0xFFFF)
                .filter(c -> c < 'A' || c > 'Z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(Ascii.fold(kept)).isEqualTo(kept);
        assertThat(Ascii.fold("ABCDEFGHIJKLMNOPQRSTUVWXYZ" + kept)).isEqualTo("abcdefghijklmnopqrstuvwxyz" + kept);
    }

    @Test
    void a_text_without_capitals_is_returned_itself() {
        String text = "issue";
        assertThat(Ascii.fold(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "ISSUEWILD, issuewild, true",
        "I, i, true",
        "I, \u0131, false",
        "\u0130, i, false",
        "K, k, true",
        "\u212a, k, false",
        "\u017f, s, false",
        "\u00c9, \u00e9, false",
        "[, {, false",
        "@, `, false",
        "ab, abc, false"
    })
    void texts_are_equal_but_for_the_case_of_ascii_letters(String left, String right, boolean equal) {
        assertThat(Ascii.equalFolded(left, right)).isEqualTo(equal);
        assertThat(Ascii.equalFolded(right, left)).isEqualTo(equal);
    }

    @Test
    void letters_and_digits_are_those_of_ascii() {
        String digits = "0123456789";
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        assertThat(IntStream.rangeClosed(-1, 0x10FFFF).filter(Ascii::isDigit)).containsExactlyElementsOf(codes(digits));
        assertThat(IntStream.rangeClosed(-1, 0x10FFFF).filter(Ascii::isAlphanumeric))
                .containsExactlyElementsOf(codes(digits + letters));
    }

    private static List<Integer> codes(String text) {
        return text.chars().boxed().toList();
    }
}
