package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caagate.locale.TurkishLocale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Identifiers")
class IdentifierTest {
    /** With an asterisk label before it, the longest name there is. */
    private static final String BASE_OF_251 =
            String.join(".", "a".repeat(63), "a".repeat(63), "a".repeat(63), "a".repeat(59));

    private static final String BASE_OF_252 = BASE_OF_251 + "a";

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("example.com", "dns", "example.com"),
                arguments("EXAMPLE.com.", "dns", "example.com"),
                arguments("localhost", "dns", "localhost"),
                arguments("_acme.example.com", "dns", "_acme.example.com"),
                arguments("1.2.3.4.example", "dns", "1.2.3.4.example"),
                arguments("1.2.3.x4", "dns", "1.2.3.x4"),
                arguments("deadbeef", "dns", "deadbeef"),
                arguments("*.example.com", "wildcard", "*.example.com"),
                arguments("*.EXAMPLE.com.", "wildcard", "*.example.com"),
                arguments("*.com", "wildcard", "*.com"),
                arguments("*." + BASE_OF_251, "wildcard", "*." + BASE_OF_251),
                arguments("192.0.2.1", "ip", "192.0.2.1"),
                arguments("0.0.0.0", "ip", "0.0.0.0"),
                arguments("255.255.255.255", "ip", "255.255.255.255"),
                arguments("::", "ip", "::"),
                arguments("::1", "ip", "::1"),
                arguments("1::", "ip", "1::"),
                arguments("2001:DB8::00aB", "ip", "2001:db8::ab"),
                arguments("1:2:3:4:5:6:7:8", "ip", "1:2:3:4:5:6:7:8"),
                arguments("1:2:3:4:5:6:7::", "ip", "1:2:3:4:5:6:7:0"),
                arguments("::2:3:4:5:6:7:8", "ip", "0:2:3:4:5:6:7:8"),
                arguments("64:ff9b::192.0.2.33", "ip", "64:ff9b::c000:221"),
                arguments("1:2:3:4:5:6:192.0.2.33", "ip", "1:2:3:4:5:6:c000:221"),
                arguments("::192.0.2.33", "ip", "::c000:221"),
                arguments("user@example.com", "email", "user@example.com"),
                arguments("User.Name+tag@EXAMPLE.com.", "email", "User.Name+tag@example.com"),
                arguments("!#$%&'*+-/=?^_`{|}~.@example.com", "email", "!#$%&'*+-/=?^_`{|}~.@example.com"),
                arguments("j\u00fcrgen@example.com", "email", "j\u00fcrgen@example.com"),
                arguments("a".repeat(64) + "@example.com", "email", "a".repeat(64) + "@example.com"));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void an_identifier_reads_as_its_kind_and_canonical_text(String text, String kind, String canonical) {
        Identifier identifier = Identifier.parse(text);
        assertThat(identifier).hasToString(canonical);
        assertThat(identifier.kind().id()).isEqualTo(kind);
        assertThat(Identifier.parse(canonical)).isEqualTo(identifier).hasSameHashCodeAs(identifier);
    }

    @ExtendWith(TurkishLocale.class)
    @ParameterizedTest
    @MethodSource("readable")
    void an_identifier_reads_the_same_under_a_turkish_locale(String text, String kind, String canonical) {
        assertThat(Identifier.parse(text)).hasToString(canonical);
    }

    static Stream<Arguments> unreadable() {
        String colon = "neither an IPv6 address nor a host name (a host name has no colon)";
        String localPart = "1 to 64 characters of RFC 5322 atext and dots";
        return Stream.of(
                arguments("", "a name cannot be empty"),
                arguments(" ", "letters, digits"),
                arguments("f\u00fcr.example", "give the A-label"),
                arguments("*", "only as the whole leftmost label"),
                arguments("*.", "a name cannot be empty"),
                arguments("*..", "the root has no CAA policy"),
                arguments("*..example", "an empty label"),
                arguments("*.*.example", "only as the whole leftmost label"),
                arguments("a.*.example", "only as the whole leftmost label"),
                arguments("*a.example", "only as the whole leftmost label"),
                arguments("a*.example", "only as the whole leftmost label"),
                arguments("**.example", "only as the whole leftmost label"),
                arguments("*.f\u00fcr.example", "give the A-label"),
                arguments("*.192.0.2.1", "the last label is a number"),
                arguments("*.::1", colon),
                arguments("*." + BASE_OF_252, "longer than 253 octets"),
                arguments("1.2.3", "the last label is a number"),
                arguments("1.2.3.4.", "the last label is a number"),
                arguments("1.2.3.4.5", "the last label is a number"),
                arguments("1.2.3.256", "the last label is a number"),
                arguments("1.2.3.0004", "the last label is a number"),
                arguments("01.2.3.4", "the last label is a number"),
                arguments("1.2.3.00", "the last label is a number"),
                arguments("2130706433", "the last label is a number"),
                arguments("1.2..4", "an empty label"),
                arguments("\u0661.2.3.4", "give the A-label"),
                arguments("1.2.3.4/24", "letters, digits"),
                arguments(":", colon),
                arguments(".:", colon),
                arguments(":.", colon),
                arguments("1:2", colon),
                arguments("g::1", colon),
                arguments("a.b:c", colon),
                arguments("example.com:443", colon),
                arguments("1.2.3.4:443", colon),
                arguments("[::1]", colon),
                arguments("::1/128", colon),
                arguments("fe80::1%eth0", colon),
                arguments("fe80::1%1", colon),
                arguments("%:", colon),
                arguments(" ::1", colon),
                arguments("::1 ", colon),
                arguments("::\uff11", colon),
                arguments(":::", colon),
                arguments("1::2::3", colon),
                arguments("1:2:3:4:5:6:7", colon),
                arguments("1:2:3:4:5:6:7:", colon),
                arguments(":2:3:4:5:6:7:8", colon),
                arguments("1:2:3:4:5:6:7:8:9", colon),
                arguments("1:2:3:4::5:6:7:8", colon),
                arguments("::00001", colon),
                arguments("::1.2.3", colon),
                arguments("::1.2.3.04", colon),
                arguments("::1.2.3.256", colon),
                arguments("1.2.3.4::", colon),
                arguments("::1.2.3.4:5", colon),
                arguments("1:2:3:4:5:6:7:1.2.3.4", colon),
                arguments("urn:oid:1.2.3", colon),
                arguments("::ffff:1.2.3.4", "write the IPv4 address 1.2.3.4"),
                arguments("::FFFF:102:304", "write the IPv4 address 1.2.3.4"),
                arguments("0:0:0:0:0:ffff:0:0", "write the IPv4 address 0.0.0.0"),
                arguments("@example.com", localPart),
                arguments("a@b@example.com", localPart),
                arguments("a b@example.com", localPart),
                arguments("\"a b\"@example.com", localPart),
                arguments("a\r\nb@example.com", localPart),
                arguments("a\u202eb@example.com", localPart),
                arguments("a\u00a0b@example.com", localPart),
                arguments("A <a@example.com", localPart),
                arguments("a".repeat(65) + "@example.com", localPart),
                arguments("a@", "a name cannot be empty"),
                arguments("a@.", "the root has no CAA policy"),
                arguments("a@*.example.com", "only as the whole leftmost label"),
                arguments("a@192.0.2.1", "the last label is a number"),
                arguments("a@[192.0.2.1]", "letters, digits"),
                arguments("a@f\u00fcr.example", "give the A-label"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void anything_else_is_refused_with_the_text_and_the_fault(String text, String fault) {
        assertThatThrownBy(() -> Identifier.parse(text))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageStartingWith(Escaped.quote(text) + ": ")
                .hasMessageContaining(fault);
    }

    @Test
    void identifiers_keep_their_first_place_and_occur_once() {
        Set<Identifier> identifiers =
                Identifier.parseAll(List.of("b.example", "*.b.example", "A.example", "B.EXAMPLE.", "a.example"));
        assertThat(identifiers)
                .extracting(Identifier::toString)
                .containsExactly("b.example", "*.b.example", "a.example");
    }

    @Test
    void an_ip_address_is_the_same_if_its_octets_are_the_same() {
        assertThat(Identifier.parseAll(List.of("2001:db8::1", "2001:0DB8:0:0::0.0.0.1", "2001:db8::2")))
                .hasSize(2);
    }

    @Test
    void all_faults_of_a_list_are_told_at_once_and_in_order() {
        assertThatThrownBy(() -> Identifier.parseAll(List.of("a..b", "ok.example", "a@*.x", "1:2", "a..b")))
                .isInstanceOf(InvalidIdentifiersException.class)
                .asInstanceOf(type(InvalidIdentifiersException.class))
                .satisfies(invalid -> {
                    assertThat(invalid.faults()).hasSize(4);
                    assertThat(invalid.faults().get(0)).startsWith("\"a..b\": an empty label");
                    assertThat(invalid.faults().get(1))
                            .startsWith("\"a@*.x\": ")
                            .contains("an asterisk");
                    assertThat(invalid.faults().get(2)).startsWith("\"1:2\": neither an IPv6 address");
                    assertThat(invalid.faults().get(3))
                            .isEqualTo(invalid.faults().get(0));
                    assertThat(invalid).hasMessage(String.join("; ", invalid.faults()));
                });
    }

    @Test
    void no_names_are_no_identifiers() {
        assertThat(Identifier.parseAll(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, dns",
        "*.example.com, wildcard",
        "192.0.2.1, ip",
        "a@example.com, mailbox",
    })
    void each_kind_is_folded_by_its_own_function(String text, String expected) {
        assertThat(Identifier.parse(text).fold(namesOfKinds())).isEqualTo(expected);
    }

    @Test
    void a_name_of_another_type_is_its_type_and_value() {
        Identifier other = new Identifier.Other("uri", "urn:x");
        assertThat(other).hasToString("uri:urn:x");
        assertThat(other.kind().id()).isEqualTo("other");
        assertThat(other.fold(namesOfKinds())).isEqualTo("other");
    }

    @Test
    void a_wildcard_longer_than_any_name_cannot_be_made() {
        DomainName base = DomainName.parse(BASE_OF_252);
        assertThatThrownBy(() -> new Identifier.Wildcard(base))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("longer than 253 octets");
    }

    private static Identifier.Cases<String> namesOfKinds() {
        return new Identifier.Cases<>(
                dns -> "dns", wildcard -> "wildcard", ip -> "ip", mailbox -> "mailbox", other -> "other");
    }
}
