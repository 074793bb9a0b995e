package org.caagate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.caagate.locale.TurkishLocale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Iodef targets (RFC 8659 section 4.4), under a Turkish locale")
@ExtendWith(TurkishLocale.class)
class IodefTargetTest {
    @ParameterizedTest
    @CsvSource({
        "mailto:security@example.com, mailto",
        "MAILTO:security@example.com, mailto",
        "mailto:a.b+c_d~e-f!g$h'i*j@sub.example.com, mailto",
        "mailto:security@example.com., mailto",
        "https://iodef.example.com/, https",
        "HTTPS://IODEF.example.com/report?x=1&y=%20, https",
        "https://iodef.example.com:8443, https",
        "https://iodef.example.com:65535/, https",
        "https://iodef.example.com:1/, https",
        "https://192.0.2.1/, https",
        "https://[2001:db8::1]/, https",
        "http://iodef.example.com/, http",
        "HTTP://iodef.example.com/, http"
    })
    void a_mailbox_or_a_url_with_a_host_is_a_target(String uri, String kind) {
        IodefTarget target = IodefTarget.parse(Octets.ofText(uri));
        assertThat(target.kind().id()).isEqualTo(kind);
        assertThat(target).hasToString(uri);
        assertThat(target.remark()).isEmpty();
    }

    static Stream<Arguments> unsupported() {
        String scheme = "neither mailto:, https: nor http:";
        String octet = "an octet outside printable ASCII, or a space";
        String mailbox = "not one plain mailbox";
        String domain = "the mailbox's domain is not a host name";
        String host = "a URL without a host name";
        String user = "a URL with user information";
        String port = "a URL with a port that no server has";
        String url = "not a URL";
        return Stream.of(
                arguments("", scheme),
                arguments("security@example.com", scheme),
                arguments(":", scheme),
                arguments("ftp://example.com/", scheme),
                arguments("file:///etc/passwd", scheme),
                arguments("gopher://127.0.0.1:25/_MAIL", scheme),
                arguments("jar:https://example.com/!/", scheme),
                arguments("javascript:alert(1)", scheme),
                arguments("m\u00e0ilto:a@example.com", octet),
                arguments(" mailto:a@example.com", octet),
                arguments("mailto:a@example.com ", octet),
                arguments("mailto:a@example.com\r\nBcc:victim@example.org", octet),
                arguments("mailto:a@example.com\0", octet),
                arguments("mailto:a@example.com\u007f", octet),
                arguments("https://example.com/\u001b[31m", octet),
                arguments("https://ex\u00e4mple.com/", octet),
                arguments("mailto:", mailbox),
                arguments("mailto:a", mailbox),
                arguments("mailto:@example.com", mailbox),
                arguments("mailto:?to=a@example.com", mailbox),
                arguments("mailto:a%0d%0aBcc:b@example.com", mailbox),
                arguments("mailto:a%40b@example.com", mailbox),
                arguments("mailto:a,b@example.com", mailbox),
                arguments("mailto:a;b@example.com", mailbox),
                arguments("mailto:\"a\"@example.com", mailbox),
                arguments("mailto:<a@example.com>", mailbox),
                arguments("mailto:A<a@example.com>", mailbox),
                arguments("mailto:a(x)@example.com", mailbox),
                arguments("mailto:a\\@b@example.com", mailbox),
                arguments("mailto://a@example.com", mailbox),
                arguments("mailto:.a@example.com", mailbox),
                arguments("mailto:a.@example.com", mailbox),
                arguments("mailto:a..b@example.com", mailbox),
                arguments("mailto:a#b@example.com", mailbox),
                arguments("mailto:a/b@example.com", mailbox),
                arguments("mailto:a&b@example.com", mailbox),
                arguments("mailto:a=b@example.com", mailbox),
                arguments("mailto:`id`@example.com", mailbox),
                arguments("mailto:|id@example.com", mailbox),
                arguments("mailto:{a}@example.com", mailbox),
                arguments("mailto:a^b@example.com", mailbox),
                arguments("mailto:-oQ/tmp@example.com", mailbox),
                arguments("mailto:-f@example.com", mailbox),
                arguments("mailto:" + "a".repeat(65) + "@example.com", mailbox),
                arguments("mailto:a@", domain),
                arguments("mailto:a@b@example.com", domain),
                arguments("mailto:a@example.com,b@example.org", domain),
                arguments("mailto:a@example.com?subject=x", domain),
                arguments("mailto:a@example.com?cc=b@example.org", domain),
                arguments("mailto:a@example.com?bcc=b@example.org", domain),
                arguments("mailto:a@example.com?body=x", domain),
                arguments("mailto:a@example.com#x", domain),
                arguments("mailto:a@example.com%0aBcc:b", domain),
                arguments("mailto:a@[192.0.2.1]", domain),
                arguments("mailto:a@192.0.2.1", domain),
                arguments("mailto:a@*.example.com", domain),
                arguments("https:", url),
                arguments("https://", url),
                arguments("https:///path", host),
                arguments("https:example.com", host),
                arguments("https:/example.com", host),
                arguments("https://user@example.com/", user),
                arguments("https://user:password@example.com/", user),
                arguments("https://@example.com/", user),
                arguments("https://example.com:x/", host),
                arguments("https://example.com:70000/", port),
                arguments("https://example.com:65536/", port),
                arguments("https://example.com:0/", port),
                arguments("https://exa_mple.com/", host),
                arguments("https://a.example\\@b.example/", url),
                arguments("https://[::1/", url),
                arguments("https://example.com/<script>", url),
                arguments("https://example.com/%zz", url),
                arguments("https://example.com/`", url),
                arguments("https://example.com/" + "a".repeat(1981), "longer than 2000 octets"),
                arguments("mailto:" + "a".repeat(60_000), "longer than 2000 octets"));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void anything_else_is_unsupported_and_says_why(String uri, String remark) {
        IodefTarget target = IodefTarget.parse(Octets.ofText(uri));
        assertThat(target.kind()).isEqualTo(IodefTarget.Kind.UNSUPPORTED);
        assertThat(target.kind().id()).isEqualTo("unsupported");
        assertThat(target.remark()).contains(remark);
        assertThat(target.uri()).isEqualTo(Octets.ofText(uri).escaped());
    }

    @Test
    void the_longest_local_part_has_64_characters() {
        String longest = "mailto:" + "a".repeat(64) + "@example.com";
        assertThat(IodefTarget.parse(Octets.ofText(longest)).kind()).isEqualTo(IodefTarget.Kind.MAILTO);
    }

    @Test
    void the_longest_target_has_2000_octets() {
        String longest = "https://example.com/" + "a".repeat(1980);
        assertThat(IodefTarget.parse(Octets.ofText(longest)).kind()).isEqualTo(IodefTarget.Kind.HTTPS);
    }
}
