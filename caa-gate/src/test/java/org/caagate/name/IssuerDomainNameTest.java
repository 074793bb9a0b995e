package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.caagate.locale.TurkishLocale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Issuer domain names (RFC 8659 section 4.2)")
class IssuerDomainNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "letsencrypt.org",
                "LetsEncrypt.org",
                "a",
                "1",
                "1.2.3.4",
                "a-b.example",
                "a--b.example",
                "a-1.2-b",
                "xn--fa-hia.example"
            })
    void a_name_is_kept_byte_for_byte(String text) {
        assertThat(IssuerDomainName.parse(text)).hasToString(text);
        assertThat(IssuerDomainName.faultAt(text)).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("", 0),
                arguments(".", 0),
                arguments(".a", 0),
                arguments("a.", 2),
                arguments("letsencrypt.org.", 16),
                arguments("a..b", 2),
                arguments("-a", 0),
                arguments("a-", 2),
                arguments("a-.b", 2),
                arguments("a.-b", 2),
                arguments("a_b", 1),
                arguments("*.a", 0),
                arguments(" a", 0),
                arguments("a ", 1),
                arguments("a\t", 1),
                arguments("a\0", 1),
                arguments("a\u007f", 1),
                arguments("a/b", 1),
                arguments("a:b", 1),
                arguments("a@b", 1),
                arguments("a[b", 1),
                arguments("a`b", 1),
                arguments("a{b", 1),
                arguments("f\u00fcr", 1),
                arguments("\u212aelvin", 0),
                arguments("a;b", 1));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anything_else_is_refused_at_the_character_that_does_not_fit(String text, int index) {
        assertThat(IssuerDomainName.faultAt(text)).hasValue(index);
        assertThatThrownBy(() -> IssuerDomainName.parse(text))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageStartingWith(Escaped.quote(text) + ": ")
                .hasMessageContaining("at character " + (index + 1) + " ");
    }

    /** The near misses of Mozilla bug 1904749, where a CA took any value that held its name. */
    @ExtendWith(TurkishLocale.class)
    @ParameterizedTest
    @CsvSource({
        "godaddy.com, godaddy.com, true",
        "GoDaddy.COM, godaddy.com, true",
        "DIGICERT.com, digicert.com, true",
        "xgodaddy.com, godaddy.com, false",
        "godaddy.com.evil, godaddy.com, false",
        "sub.godaddy.com, godaddy.com, false",
        "godaddy.co, godaddy.com, false",
        "godaddy.con, godaddy.com, false"
    })
    void names_match_as_a_whole_whatever_the_case(String one, String other, boolean match) {
        IssuerDomainName left = IssuerDomainName.parse(one);
        IssuerDomainName right = IssuerDomainName.parse(other);
        assertThat(left.matches(right)).isEqualTo(match);
        assertThat(right.matches(left)).isEqualTo(match);
    }
}
