package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.locale.TurkishLocale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Host names (RFC 1035 section 2.3, RFC 1123 section 2.1)")
class DomainNameTest {
    private static final String LABEL_OF_63 = "a".repeat(63);

    /** Three labels of 63 octets, one of 61 and three dots: the longest name there is. */
    private static final String NAME_OF_253 = String.join(".", LABEL_OF_63, LABEL_OF_63, LABEL_OF_63, "a".repeat(61));

    private static final String NAME_OF_127_LABELS = String.join(".", Collections.nCopies(127, "a"));

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("example.com", "example.com"),
                arguments("example.com.", "example.com"),
                arguments("EXAMPLE.Com", "example.com"),
                arguments("ISSUING.INFO", "issuing.info"),
                arguments("com", "com"),
                arguments("a", "a"),
                arguments("1.example", "1.example"),
                arguments("1.2.3.4a", "1.2.3.4a"),
                arguments("3com.com", "3com.com"),
                arguments("a-b--c.example", "a-b--c.example"),
                arguments("_dmarc.example", "_dmarc.example"),
                arguments("a_b.example", "a_b.example"),
                arguments("xn--fa-hia.example", "xn--fa-hia.example"),
                arguments("XN--FA-HIA.example", "xn--fa-hia.example"),
                arguments(LABEL_OF_63 + ".example", LABEL_OF_63 + ".example"),
                arguments(NAME_OF_253, NAME_OF_253),
                arguments(NAME_OF_253 + ".", NAME_OF_253),
                arguments(NAME_OF_127_LABELS, NAME_OF_127_LABELS));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void a_host_name_reads_as_its_canonical_text(String text, String canonical) {
        assertThat(DomainName.parse(text)).hasToString(canonical).isEqualTo(DomainName.parse(canonical));
    }

    @ExtendWith(TurkishLocale.class)
    @ParameterizedTest
    @MethodSource("readable")
    void a_host_name_reads_the_same_under_a_turkish_locale(String text, String canonical) {
        assertThat(DomainName.parse(text)).hasToString(canonical);
    }

    static Stream<Arguments> unreadable() {
        String ascii = "letters, digits, hyphens and underscores only";
        String notAscii = "give the A-label (xn--...)";
        String empty = "an empty label";
        return Stream.of(
                arguments("", "a name cannot be empty"),
                arguments(".", "the root has no CAA policy"),
                arguments("..", empty),
                arguments(".com", empty),
                arguments("a..b", empty),
                arguments("a.b..", empty),
                arguments("-a.example", "begins or ends with a hyphen"),
                arguments("a-.example", "begins or ends with a hyphen"),
                arguments("a.-", "begins or ends with a hyphen"),
                arguments("*", "an asterisk is allowed only as the whole leftmost label"),
                arguments("a.*.example", "an asterisk is allowed only as the whole leftmost label"),
                arguments("*a.example", "an asterisk is allowed only as the whole leftmost label"),
                arguments("f\u00fcr.example", notAscii),
                arguments("fa\u00df.example", notAscii),
                arguments("\u212aelvin.example", notAscii),
                arguments("\u0131ssue.example", notAscii),
                arguments("a\u3002example", notAscii),
                arguments("a\u200bb.example", notAscii),
                arguments("\ud83d\ude00.example", notAscii),
                arguments("exam\0ple.com", ascii),
                arguments("example.com\0.evil.example", ascii),
                arguments("example.com\u007f", ascii),
                arguments(" example.com", ascii),
                arguments("example.com ", ascii),
                arguments("exam ple.com", ascii),
                arguments("example.com\n", ascii),
                arguments("a\\.b.example", ascii),
                arguments("a\\046b.example", ascii),
                arguments("https://example.com/", ascii),
                arguments("a,b.example", ascii),
                arguments("a@b.example", ascii),
                arguments("%61.example", ascii),
                arguments("1", "the last label is a number"),
                arguments("1.2.3", "the last label is a number"),
                arguments("1.2.3.4", "the last label is a number"),
                arguments("1.2.3.4.", "the last label is a number"),
                arguments("example.1", "the last label is a number"),
                arguments(LABEL_OF_63 + "a.example", "a label is longer than 63 octets"),
                arguments("example." + LABEL_OF_63 + "a", "a label is longer than 63 octets"),
                arguments(NAME_OF_253 + "a", "longer than 253 octets"),
                arguments(NAME_OF_253 + "a.", "longer than 253 octets"),
                arguments(NAME_OF_127_LABELS + ".a", "longer than 253 octets"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void anything_else_is_refused_with_the_text_and_the_fault(String text, String fault) {
        assertThatThrownBy(() -> DomainName.parse(text))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageStartingWith(Escaped.quote(text) + ": ")
                .hasMessageContaining(fault);
    }

    @Test
    void the_climb_of_127_labels_has_127_names_and_ends_at_the_top() {
        List<DomainName> climb = DomainName.parse(NAME_OF_127_LABELS).climb();
        assertThat(climb).hasSize(127).first().hasToString(NAME_OF_127_LABELS);
        assertThat(climb.get(126)).hasToString("a");
    }

    @Test
    void the_climb_passes_every_suffix_nearest_first() {
        assertThat(DomainName.parse("a.b.example.co.uk").climb())
                .extracting(DomainName::toString)
                .containsExactly("a.b.example.co.uk", "b.example.co.uk", "example.co.uk", "co.uk", "uk");
    }

    @Test
    void above_a_top_level_domain_there_is_no_name() {
        DomainName top = DomainName.parse("uk");
        assertThat(top.parent()).isEmpty();
        assertThat(top.isTopLevel()).isTrue();
        DomainName below = DomainName.parse("co.uk");
        assertThat(below.parent()).contains(top);
        assertThat(below.isTopLevel()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, true",
        "a.example.com, example.com, true",
        "a.b.example.com, example.com, true",
        "example.com, com, true",
        "aexample.com, example.com, false",
        "example.com, a.example.com, false",
        "example.com, example.org, false",
        "example.com, example, false",
        "e.com, xe.com, false",
        "com, example.com, false"
    })
    void a_name_lies_below_whole_labels_only(String name, String ancestor, boolean below) {
        assertThat(DomainName.parse(name).isAtOrBelow(DomainName.parse(ancestor)))
                .isEqualTo(below);
    }

    @ParameterizedTest
    @CsvSource({"_a.example, true", "a_b.example, true", "a.b_.example, true", "a-b.example, false"})
    void an_underscore_is_seen_in_any_label(String name, boolean underscore) {
        assertThat(DomainName.parse(name).hasUnderscore()).isEqualTo(underscore);
    }

    @Test
    void the_absolute_form_has_one_trailing_dot() {
        assertThat(DomainName.parse("Example.com.").absolute()).isEqualTo("example.com.");
    }

    @Test
    void names_are_equal_and_ordered_by_their_canonical_text() {
        DomainName name = DomainName.parse("a.example");
        assertThat(name)
                .isEqualTo(DomainName.parse("A.EXAMPLE."))
                .hasSameHashCodeAs(DomainName.parse("A.EXAMPLE."))
                .isNotEqualTo(DomainName.parse("b.example"))
                .isLessThan(DomainName.parse("b.example"))
                .isEqualByComparingTo(DomainName.parse("A.example"));
        assertThat(name.equals((Object) "a.example")).isFalse();
        assertThat(name.hashCode()).isNotEqualTo(DomainName.parse("b.example").hashCode());
    }
}
