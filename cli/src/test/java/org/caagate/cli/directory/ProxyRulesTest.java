package org.caagate.cli.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
    private static final URI URL = URI.create("https://acme.example/directory");

    private static ProxyServer proxy(String value) {
        return ProxyRules.of(Map.of("HTTPS_PROXY", value)).proxyFor(URL).orElseThrow();
    }

    private static boolean isExempt(String list, String host) {
        return ProxyRules.of(Map.of("https_proxy", "http://proxy.example:3128", "no_proxy", list))
                .proxyFor(URI.create("https://" + host + "/directory"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example:3128",
        "http://proxy.example:3128/, proxy.example:3128",
        "http://proxy.example, proxy.example:80",
        "proxy.example:3128, proxy.example:3128",
        "my_proxy:3128, my_proxy:3128",
        "http://192.0.2.1:8080, 192.0.2.1:8080",
        "http://[2001:db8::1]:8080, [2001:db8::1]:8080",
        "http://user:sesame@proxy.example:3128, proxy.example:3128",
    })
    void a_proxy_is_read_and_shown_without_its_password(String value, String shown) {
        assertThat(proxy(value)).hasToString(shown);
    }

    /** RFC 7617 section 2. */
    @ParameterizedTest
    @CsvSource({
        "http://Aladdin:open%20sesame@p:1, Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        "http://user@p:1, Basic dXNlcjo=",
        "http://user:a+b@p:1, Basic dXNlcjphK2I=",
        "http://user:p@ss@p:1, Basic dXNlcjpwQHNz",
    })
    void user_and_password_become_credentials(String value, String credentials) {
        assertThat(proxy(value).credentials()).contains(credentials);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:sesame@proxy.example:3128",
                "socks5://user:sesame@proxy.example:1080",
                "http://user:sesame@proxy.example:0",
                "http://user:sesame@proxy.example:65536",
                "http://user:sesame@proxy.example:3128/path",
                "http://user:ses/ame@proxy.example:3128",
                "http://user:sesame%@proxy.example:3128",
                "http://user:sesame@",
                "http://user:sesame@proxy example",
                "http://user:sesame@proxy.example:3128\r\nX: y"
            })
    void a_proxy_that_cannot_be_used_is_an_error_that_names_the_variable_and_no_password(String value) {
        assertThatThrownBy(() -> proxy(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("ses");
    }

    @Test
    void the_lower_case_counts_before_the_upper_case_and_an_empty_one_does_not_count() {
        assertThat(ProxyRules.of(Map.of("https_proxy", "http://a:1", "HTTPS_PROXY", "http://b:2"))
                        .proxyFor(URL))
                .hasToString("Optional[a:1]");
        assertThat(ProxyRules.of(Map.of("https_proxy", "", "HTTPS_PROXY", "http://b:2"))
                        .proxyFor(URL))
                .hasToString("Optional[b:2]");
        assertThat(ProxyRules.of(Map.of("HTTPS_PROXY", "", "HTTP_PROXY", "http://c:3"))
                        .proxyFor(URL))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*, acme.example",
        "acme.example, acme.example",
        "ACME.example, acme.EXAMPLE",
        "acme.example., acme.example",
        "acme.example, acme.example.",
        "example, acme.example",
        ".example, acme.example",
        "*.example, acme.example",
        ".acme.example, acme.example",
        "'other.test, acme.example', acme.example",
        "'other.test acme.example', acme.example",
        "acme.example:443, acme.example",
        "acme.example:14000, acme.example:14000",
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1:14000, 127.0.0.1:14000",
        "10.0.0.0/8, 10.1.2.3",
        "0.0.0.0/0, 192.0.2.1",
        "192.0.2.1/32, 192.0.2.1",
        "2001:db8::1, [2001:DB8:0::1]",
        "[2001:db8::1], [2001:db8::1]",
        "[2001:db8::1]:443, [2001:db8::1]",
        "2001:db8::/32, [2001:db8:ffff::1]",
    })
    void hosts_that_need_no_proxy(String list, String host) {
        assertThat(isExempt(list, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "me.example, acme.example",
        "acme.example, example",
        "acme.example, acme.example.test",
        "acme.example:443, acme.example:14000",
        "127.0.0.1, 127.0.0.2",
        "10.0.0.0/8, 11.0.0.1",
        "10.0.0.0/8, 10.example",
        "0.0.0.0/0, [2001:db8::1]",
        "2001:db8::/32, [2001:db9::1]",
        "', ,', acme.example",
    })
    void hosts_that_go_through_the_proxy(String list, String host) {
        assertThat(isExempt(list, host)).isFalse();
    }

    @Test
    void every_exemption_that_cannot_be_read_is_named_beside_a_proxy_that_cannot() {
        Map<String, String> environment = Map.of(
                "https_proxy", "socks5://p:1", "NO_PROXY", "ok.example,10.0.0.0/33,host:0,a/8,[::1,\u001b[31m,10.*");

        assertThatThrownBy(() -> ProxyRules.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "https_proxy",
                        "NO_PROXY",
                        "\"10.0.0.0/33\"",
                        "\"host:0\"",
                        "\"a/8\"",
                        "\"[::1\"",
                        "\"\\u001b[31m\"",
                        "\"10.*\"")
                .hasMessageNotContaining("ok.example");
    }

    @Test
    void without_a_proxy_nobody_reads_the_exemptions() {
        assertThat(ProxyRules.of(Map.of("NO_PROXY", "10.*")).proxyFor(URL)).isEmpty();
    }
}
