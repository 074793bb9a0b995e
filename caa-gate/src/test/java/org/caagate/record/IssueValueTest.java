package org.caagate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.caagate.name.IssuerDomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Issue values (RFC 8659 section 4.2)")
class IssueValueTest {
    static Stream<Arguments> named() {
        return Stream.of(
                arguments("ca.example", "ca.example", List.of()),
                arguments("x", "x", List.of()),
                arguments("LetsEncrypt.org", "LetsEncrypt.org", List.of()),
                arguments("1", "1", List.of()),
                arguments("a-b--c.d-1.example", "a-b--c.d-1.example", List.of()),
                arguments(" \t ca.example\t ", "ca.example", List.of()),
                arguments("x;", "x", List.of()),
                arguments("x;   ", "x", List.of()),
                arguments("x \t; \t", "x", List.of()),
                arguments("  x\t;foo=bar;baz=bar", "x", List.of("foo=bar", "baz=bar")),
                arguments("x; foo=; baz =\tbar", "x", List.of("foo=", "baz=bar")),
                arguments("x; a=b1,b2,b3", "x", List.of("a=b1,b2,b3")),
                arguments("x; baz=a=b", "x", List.of("baz=a=b")),
                arguments("x;a=", "x", List.of("a=")),
                arguments("x;a= \t", "x", List.of("a=")),
                arguments("x;a=b \t", "x", List.of("a=b")),
                arguments("x;a==", "x", List.of("a==")),
                arguments("x;a=b\t ; \tc=d", "x", List.of("a=b", "c=d")),
                arguments("x;a=b;a=b", "x", List.of("a=b", "a=b")),
                arguments("x; a-b=c", "x", List.of("a-b=c")),
                arguments("x; a--1=c", "x", List.of("a--1=c")),
                arguments("x; 1=2", "x", List.of("1=2")),
                arguments(
                        "x; a=!\"#$%&'()*+,-./:<=>?@[\\]^_`{|}~", "x", List.of("a=!\"#$%&'()*+,-./:<=>?@[\\]^_`{|}~")),
                arguments("x; accounturi=https://a/?x=1", "x", List.of("accounturi=https://a/?x=1")),
                arguments(
                        "letsencrypt.org;validationmethods=dns-01",
                        "letsencrypt.org",
                        List.of("validationmethods=dns-01")));
    }

    @ParameterizedTest
    @MethodSource("named")
    void a_value_names_an_issuer_and_its_parameters_in_order(String value, String issuer, List<String> parameters) {
        assertThat(parse(value)).isInstanceOfSatisfying(IssueValue.Named.class, named -> {
            assertThat(named.issuer()).isEqualTo(new IssuerDomainName(issuer));
            assertThat(named.parameters().list())
                    .extracting(Parameter::toString)
                    .containsExactlyElementsOf(parameters);
        });
    }

    static Stream<Arguments> empty() {
        return Stream.of(
                arguments("", List.of()),
                arguments(" ", List.of()),
                arguments("\t \t", List.of()),
                arguments(";", List.of()),
                arguments(" ; ", List.of()),
                arguments("\t;\t", List.of()),
                arguments("; a=b", List.of("a=b")),
                arguments(" ;a=b ; c=", List.of("a=b", "c=")));
    }

    @ParameterizedTest
    @MethodSource("empty")
    void a_value_without_an_issuer_names_nobody(String value, List<String> parameters) {
        assertThat(parse(value)).isInstanceOfSatisfying(IssueValue.Nobody.class, nobody -> assertThat(
                        nobody.parameters().list())
                .extracting(Parameter::toString)
                .containsExactlyElementsOf(parameters));
    }

    static Stream<Arguments> malformed() {
        String issuer = "this octet cannot stand there in an issuer domain name";
        String issuerEnd = "no dot or hyphen at its end";
        String rest = "only a semicolon and parameters may follow the issuer domain name";
        String start = "a parameter begins with a letter or digit";
        String equals = "a parameter is a name, an equals sign and a value";
        String space = "parameters are separated by semicolons, and their values have no white space";
        String last = "no semicolon may follow the last parameter";
        return Stream.of(
                arguments("%%%%%", 0, issuer),
                arguments("letsencrypt.org.", 16, issuerEnd),
                arguments("ca.example. ;", 11, issuerEnd),
                arguments("-", 0, issuer),
                arguments("a-", 2, issuerEnd),
                arguments(" a- ", 3, issuerEnd),
                arguments("-a.example", 0, issuer),
                arguments("a-.example", 2, issuer),
                arguments("a..example", 2, issuer),
                arguments(".example", 0, issuer),
                arguments("*.example", 0, issuer),
                arguments("a_b.example", 1, issuer),
                arguments(" f\u00fcr.example", 2, issuer),
                arguments("ca.example\0", 10, issuer),
                arguments("ca.example\n", 10, issuer),
                arguments("ca.example\r\n", 10, issuer),
                arguments("ca.example\u007f", 10, issuer),
                arguments("ca.example\u00a0", 10, issuer),
                arguments("\u000bca.example", 0, issuer),
                arguments("\"ca.example\"", 0, issuer),
                arguments("https://ca.example", 5, issuer),
                arguments("issuedomainname:godaddy.com", 15, issuer),
                arguments("a.example, b.example", 9, issuer),
                arguments("a.example b.example", 10, rest),
                arguments("ca.example a=b", 11, rest),
                arguments("ca.example=b", 10, issuer),
                arguments("x;;", 2, start),
                arguments("; ;", 2, start),
                arguments("x; =b", 3, start),
                arguments("x; -a=b", 3, start),
                arguments("x; a-=b", 4, "the name of a parameter does not end with a hyphen"),
                arguments("x; a", 4, equals),
                arguments("x; a ", 5, equals),
                arguments("x; a;b", 4, equals),
                arguments("x; a_1=b", 4, equals),
                arguments("x; a.b=c", 4, equals),
                arguments("x; a b=c", 5, equals),
                arguments("x; baz=a = b", 9, space),
                arguments("x; ab=1 2 3", 8, space),
                arguments("x; validationmethods=dns-01, http-01", 29, space),
                arguments("x; a=b c=d", 7, space),
                arguments("x; a=b\0", 6, space),
                arguments("x; a=b\u007f", 6, space),
                arguments("x; a=\u00e9", 5, space),
                arguments("x; a=b;", 7, last),
                arguments("ca.example; a=b; \t", 18, last),
                arguments("x; 1=2; a=b;", 12, last),
                arguments("x;a=b;;c=d", 6, start));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anything_else_is_malformed_at_the_octet_that_leaves_the_grammar(String value, int position, String fault) {
        assertThat(parse(value)).isInstanceOfSatisfying(IssueValue.Malformed.class, malformed -> {
            assertThat(malformed.position()).isEqualTo(position);
            assertThat(malformed.fault()).contains(fault);
        });
    }

    static Stream<Arguments> hostile() {
        int size = 65_000;
        return Stream.of(
                arguments("-".repeat(size), IssueValue.Malformed.class),
                arguments("a" + "-".repeat(size), IssueValue.Malformed.class),
                arguments("a.".repeat(size / 2), IssueValue.Malformed.class),
                arguments(" ".repeat(size), IssueValue.Nobody.class),
                arguments(" ".repeat(size) + "%", IssueValue.Malformed.class),
                arguments(";".repeat(size), IssueValue.Malformed.class),
                arguments("x;" + "a=;".repeat(size / 3), IssueValue.Malformed.class),
                arguments("x" + ";a=b".repeat(size / 4), IssueValue.Named.class),
                arguments("a." + "a-".repeat(size / 2) + "a", IssueValue.Named.class),
                arguments("x;a=" + "=".repeat(size), IssueValue.Named.class));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_value_as_long_as_a_message_is_read_like_any_other(String value, Class<? extends IssueValue> kind) {
        assertThat(parse(value)).isInstanceOf(kind);
    }

    private static IssueValue parse(String value) {
        return IssueValue.parse(Octets.ofText(value));
    }
}
