package org.caagate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.locale.TurkishLocale;
import org.caagate.name.InvalidNameException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Parameters (RFC 8657), under a Turkish locale")
@ExtendWith(TurkishLocale.class)
class ParametersTest {
    private static final String ACCOUNT = "https://ca.example/acct/1";

    static Stream<Arguments> accounts() {
        AccountRestriction none = AccountRestriction.NONE;
        AccountRestriction empty = new AccountRestriction.Unsatisfiable("its accounturi is empty");
        AccountRestriction notUri = new AccountRestriction.Unsatisfiable("its accounturi is no absolute URI");
        AccountRestriction two = new AccountRestriction.Unsatisfiable("it has 2 accounturi parameters");
        AccountRestriction three = new AccountRestriction.Unsatisfiable("it has 3 accounturi parameters");
        return Stream.of(
                arguments("", none),
                arguments("account=230123", none),
                arguments("accounturis=" + ACCOUNT, none),
                arguments("xaccounturi=" + ACCOUNT, none),
                arguments("account-uri=" + ACCOUNT, none),
                arguments("accounturi=" + ACCOUNT, one(ACCOUNT)),
                arguments("AccountURI=" + ACCOUNT, one(ACCOUNT)),
                arguments("ACCOUNTURI = " + ACCOUNT, one(ACCOUNT)),
                arguments("a=b; accounturi=" + ACCOUNT + "; c=d", one(ACCOUNT)),
                arguments("accounturi=" + ACCOUNT + "/?x=1", one(ACCOUNT + "/?x=1")),
                arguments("accounturi=HTTPS://CA.example:443/%2f", one("HTTPS://CA.example:443/%2f")),
                arguments("accounturi=acct:1@ca.example", one("acct:1@ca.example")),
                arguments("accounturi=", empty),
                arguments("accounturi= ", empty),
                arguments("accounturi=%%", notUri),
                arguments("accounturi=/acct/1", notUri),
                arguments("accounturi=//ca.example/acct/1", notUri),
                arguments("accounturi=:", notUri),
                arguments("accounturi=1https://ca.example", notUri),
                arguments("accounturi=\"https://ca.example\"", notUri),
                arguments("accounturi=" + ACCOUNT + "; accounturi=" + ACCOUNT, two),
                arguments("accounturi=; AccountURI=" + ACCOUNT, two),
                arguments("accounturi=; accounturi=; accounturi=", three));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void accounturi_restricts_its_record_to_one_account(String parameters, AccountRestriction restriction) {
        assertThat(parse(parameters).accountRestriction()).isEqualTo(restriction);
    }

    static Stream<Arguments> methods() {
        MethodRestriction bad = new MethodRestriction.Unsatisfiable(
                "its validationmethods is no list of labels separated by single commas");
        MethodRestriction two = new MethodRestriction.Unsatisfiable("it has 2 validationmethods parameters");
        return Stream.of(
                arguments("", MethodRestriction.NONE),
                arguments("validationmethod=dns-01", MethodRestriction.NONE),
                arguments("validation-methods=dns-01", MethodRestriction.NONE),
                arguments("validationmethods=dns-01", oneOf("dns-01")),
                arguments("ValidationMethods=dns-01", oneOf("dns-01")),
                arguments("VALIDATIONMETHODS = dns-01", oneOf("dns-01")),
                arguments("validationmethods=dns-01,http-01", oneOf("dns-01", "http-01")),
                arguments("validationmethods=http-01,dns-01,http-01", oneOf("http-01", "dns-01", "http-01")),
                arguments("validationmethods=DNS-01", oneOf("DNS-01")),
                arguments("validationmethods=xyz-01", oneOf("xyz-01")),
                arguments("validationmethods=-", oneOf("-")),
                arguments("validationmethods=tls-sni-01,x--,1", oneOf("tls-sni-01", "x--", "1")),
                arguments("validationmethods=", oneOf()),
                arguments("validationmethods= ", oneOf()),
                arguments("validationmethods=,", bad),
                arguments("validationmethods=,,", bad),
                arguments("validationmethods=http-01,", bad),
                arguments("validationmethods=,http-01", bad),
                arguments("validationmethods=a,,b", bad),
                arguments("validationmethods=http_01", bad),
                arguments("validationmethods=http-01,dns.01", bad),
                arguments("validationmethods=http-01,!", bad),
                arguments("validationmethods=\"http-01\"", bad),
                arguments("validationmethods=http-01|dns-01", bad),
                arguments("validationmethods=dns-01; validationmethods=dns-01", two),
                arguments("validationmethods=; ValidationMethods=dns-01", two));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void validationmethods_restricts_its_record_to_some_methods(String parameters, MethodRestriction restriction) {
        assertThat(parse(parameters).methodRestriction()).isEqualTo(restriction);
    }

    @Test
    void values_of_one_name_keep_their_order_and_repetitions() {
        assertThat(parse("a=1; b=2; A=1; a=0").values("a")).containsExactly("1", "1", "0");
    }

    @Test
    void the_lists_cannot_be_changed_from_outside() {
        List<Parameter> list = new ArrayList<>(List.of(new Parameter("a", "b")));
        Parameters parameters = new Parameters(list);
        list.clear();
        assertThat(parameters.list()).hasSize(1);
        List<ValidationMethod> methods = new ArrayList<>(List.of(new ValidationMethod("dns-01")));
        MethodRestriction.OneOf oneOf = new MethodRestriction.OneOf(methods);
        methods.clear();
        assertThat(oneOf.methods()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://ca.example/acct/1", "a:", "acct:1@ca.example", "z39.50r+x-1:~!", "urn:uuid:1", "Z:1"})
    void an_account_is_an_absolute_uri_kept_as_written(String text) {
        assertThat(AccountUri.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":a",
                "1",
                "1:a",
                "-a:b",
                "+a:b",
                "/a:b",
                "a_b:c",
                "a b:c",
                "https://ca.example/a b",
                "https://ca.example/\n",
                "https://ca.example/\0",
                "https://ca.example/\u007f",
                "https://ca.example/\u00e9",
                "\u00e9:a",
                " https://ca.example",
                "https://ca.example "
            })
    void anything_else_is_no_account(String text) {
        assertThatThrownBy(() -> AccountUri.parse(text))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("absolute URI");
    }

    /** RFC 3986 section 6.2.1: these name one thing and are two accounts all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ca.example/acct/1/",
                "HTTPS://ca.example/acct/1",
                "https://CA.example/acct/1",
                "https://ca.example:443/acct/1",
                "https://ca.example/acct/%31",
                "https://ca.example/acct/1#",
                "https://ca.example/./acct/1",
                "https://ca.example/acct/10"
            })
    void accounts_are_equal_only_if_their_texts_are(String text) {
        assertThat(AccountUri.parse(text)).isNotEqualTo(AccountUri.parse(ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns-01", "DNS-01", "ca-tbr-1", "-", "a", "0"})
    void a_method_is_a_label_kept_as_written(String label) {
        assertThat(ValidationMethod.parse(label)).hasToString(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dns_01", "dns 01", "dns-01,", "dns-01\n", "\u0131", "dns.01"})
    void anything_else_is_no_method(String label) {
        assertThatThrownBy(() -> ValidationMethod.parse(label))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("such as dns-01");
    }

    @Test
    void methods_are_compared_exactly() {
        assertThat(ValidationMethod.parse("DNS-01")).isNotEqualTo(ValidationMethod.parse("dns-01"));
    }

    private static AccountRestriction one(String account) {
        return new AccountRestriction.OneAccount(new AccountUri(account));
    }

    private static MethodRestriction oneOf(String... labels) {
        return new MethodRestriction.OneOf(
                Stream.of(labels).map(ValidationMethod::new).toList());
    }

    private static Parameters parse(String parameters) {
        return IssueValue.parse(Octets.ofText("ca.example;" + parameters))
                .fold(IssueValue.Named::parameters, nobody -> fail(parameters), malformed -> fail(parameters));
    }

    private static Parameters fail(String parameters) {
        throw new AssertionError("no parameters: " + parameters);
    }
}
