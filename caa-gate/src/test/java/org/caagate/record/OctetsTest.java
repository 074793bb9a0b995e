package org.caagate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Octets")
class OctetsTest {
    private static final String ALL_256 =
            IntStream.rangeClosed(0, 255).mapToObj(Character::toString).collect(Collectors.joining());

    @Test
    void octets_do_not_change_with_the_array_they_came_from() {
        byte[] array = {1, 2, 3};
        Octets octets = Octets.of(array);
        array[0] = 9;
        assertThat(octets.toHex()).isEqualTo("010203");
    }

    @Test
    void octets_do_not_change_with_the_array_they_gave_away() {
        Octets octets = Octets.ofText("abc");
        octets.toArray()[0] = 9;
        assertThat(octets.toText()).isEqualTo("abc");
    }

    @Test
    void every_octet_is_a_character_and_back() {
        Octets octets = Octets.ofText(ALL_256);
        assertThat(octets.length()).isEqualTo(256);
        assertThat(octets.toText()).isEqualTo(ALL_256);
        assertThat(IntStream.range(0, 256).map(octets::at))
                .containsExactlyElementsOf(IntStream.range(0, 256).boxed().toList());
    }

    @Test
    void a_character_above_255_is_no_octet() {
        assertThatThrownBy(() -> Octets.ofText("a\u0100"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("character 2 is no octet");
    }

    @Test
    void a_slice_is_the_octets_between() {
        Octets octets = Octets.ofText("abcd");
        assertThat(octets.slice(1, 3)).isEqualTo(Octets.ofText("bc"));
        assertThat(octets.slice(0, 4)).isEqualTo(octets);
        assertThat(octets.slice(4, 4).length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "5, 5", "-1, 2", "3, 2"})
    void a_slice_never_reaches_outside(int from, int to) {
        Octets octets = Octets.ofText("abcd");
        assertThatThrownBy(() -> octets.slice(from, to)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1", "4"})
    void no_octet_is_outside(int index) {
        Octets octets = Octets.ofText("abcd");
        assertThatThrownBy(() -> octets.at(index)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void the_escaped_form_is_that_of_a_quoted_string() {
        Octets octets = Octets.ofText(" !\"#\\~\0\t\n\u001b[31m\u007f\u0080\u00e9\u00ff");
        assertThat(octets.escaped()).isEqualTo(" !\\\"#\\\\~\\000\\009\\010\\027[31m\\127\\128\\233\\255");
        assertThat(octets).hasToString(octets.escaped());
    }

    @Test
    void no_octet_is_printed_raw_but_printable_ascii() {
        assertThat(Octets.ofText(ALL_256).escaped()).matches("[ -~]*");
    }

    @Test
    void octets_are_equal_if_all_of_them_are() {
        assertThat(Octets.ofText("ab"))
                .isEqualTo(Octets.of(new byte[] {'a', 'b'}))
                .hasSameHashCodeAs(Octets.of(new byte[] {'a', 'b'}))
                .isNotEqualTo(Octets.ofText("aB"))
                .isNotEqualTo(Octets.ofText("abc"))
                .isNotEqualTo(null);
        assertThat(Octets.ofText("ab").hashCode())
                .isNotEqualTo(Octets.ofText("ba").hashCode());
        assertThat(Octets.ofText("ab").equals((Object) "ab")).isFalse();
    }
}
