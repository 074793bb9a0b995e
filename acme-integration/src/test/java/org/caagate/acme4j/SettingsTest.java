package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Map<String, String> SOUND = Map.of("caagate.resolver", "127.0.0.1:5353");

    private static Map<String, String> with(String name, String value) {
        Map<String, String> properties = new HashMap<>(SOUND);
        properties.put(name, value);
        return properties;
    }

    @Test
    void a_resolver_is_all_that_is_needed() {
        assertThatNoException().isThrownBy(() -> Settings.read(SOUND, Map.of()));
        assertThatNoException()
                .isThrownBy(() ->
                        Settings.read(Map.of(), Map.of("CAA_GATE_RESOLVER", "127.0.0.1 [::1]:5353 tcp://127.0.0.1")));
        assertThatNoException().isThrownBy(() -> Settings.read(Map.of("caagate.resolver", "system"), Map.of()));
        assertThatNoException()
                .isThrownBy(() ->
                        Settings.read(Map.of("caagate.resolver", "127.0.0.1 system corp.example=system"), Map.of()));
        assertThatNoException()
                .isThrownBy(() -> Settings.read(
                        Map.of("caagate.resolver", "127.0.0.1 corp.example=tcp://127.0.0.2 corp.example=127.0.0.3"),
                        Map.of()));
    }

    @Test
    void a_property_wins_over_the_environment() {
        assertThatNoException()
                .isThrownBy(() -> Settings.read(with("caagate.mode", "enforce"), Map.of("CAA_GATE_MODE", "nonsense")));
        assertThatThrownBy(() -> Settings.read(with("caagate.mode", "nonsense"), Map.of("CAA_GATE_MODE", "enforce")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("caagate.mode");
        assertThatThrownBy(() -> Settings.read(SOUND, Map.of("CAA_GATE_MODE", "nonsense")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CAA_GATE_MODE: \"nonsense\" is none of enforce, report-only");
    }

    @Test
    void the_environment_may_hold_options_of_the_command_line() {
        assertThatNoException()
                .isThrownBy(() -> Settings.read(SOUND, Map.of("CAA_GATE_FORMAT", "json", "PATH", "/bin")));
    }

    @ParameterizedTest
    @CsvSource({
        "CAA_GATE_DNSEC, CAA_GATE_DNSSEC",
        "CAA_GATE_DNSSECC, CAA_GATE_DNSSEC",
        "CAA_GATE_CANRY, CAA_GATE_CANARY",
        "CAA_GATE_PERSPECTIVES, CAA_GATE_PERSPECTIVE",
        "CAA_GATE_WILDCARDBASE, CAA_GATE_WILDCARD_BASE",
        "CAA_GATE_MOD, CAA_GATE_MODE",
        "caa_gate_dnssec, CAA_GATE_DNSSEC",
        "Caa_Gate_Dnssec, CAA_GATE_DNSSEC",
        "CAAGATE_DNSSEC, CAA_GATE_DNSSEC",
        "CAA-GATE-DNSSEC, CAA_GATE_DNSSEC",
        "caagate.dnssec, CAA_GATE_DNSSEC"
    })
    void a_variable_that_is_near_an_option_is_a_fault(String typed, String meant) {
        assertThatThrownBy(() -> Settings.read(SOUND, Map.of(typed, "validate")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("there is no option \"" + typed + "\"; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAA_GATE_PATH", "CAAGATE", "CAA_GATEWAY", "PATH", "MODE", "DNSSEC", ""})
    void a_variable_of_something_else_is_none(String name) {
        assertThatNoException().isThrownBy(() -> Settings.read(SOUND, Map.of(name, "some")));
    }

    @ParameterizedTest
    @CsvSource({
        "caagate.dnsec, caagate.dnssec",
        "caagate.Resolver, caagate.resolver",
        "CAAGATE.dnssec, caagate.dnssec",
        "caa-gate.dnssec, caagate.dnssec",
        "caagate.in.flight, caagate.in-flight"
    })
    void a_property_that_is_near_an_option_says_which(String typed, String meant) {
        assertThatThrownBy(() -> Settings.read(with(typed, "validate"), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("there is no option \"" + typed + "\"; did you mean " + meant + "?");
    }

    @Test
    void a_timeout_that_is_too_long_is_no_fault_of_the_resolvers() {
        Map<String, String> properties = with("caagate.timeout", "10m");
        properties.put("caagate.deadline", "20m");
        properties.put("caagate.perspective", "a=127.0.0.1 b=127.0.0.2");

        assertThatThrownBy(() -> Settings.read(properties, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(
                        "so nothing was sent: caagate.timeout: DNS lookup: timeout: from 1 ms to 5 minutes,"
                                + " not PT10M");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThatThrownBy(() -> Settings.read(
                        Map.of("caagate.resolvers", "127.0.0.1", "caagate.mode", "report", "caagate.timeout", "5"),
                        Map.of("CAA_GATE_TRIES", "0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("caa-gate is not set up, so nothing was sent: ")
                .hasMessageContaining("there is no option \"caagate.resolvers\"")
                .hasMessageContaining("caagate.resolver or CAA_GATE_RESOLVER")
                .hasMessageContaining("caagate.mode: \"report\" is none of enforce, report-only")
                .hasMessageContaining("caagate.timeout: \"5\" is no duration")
                .hasMessageContaining("CAA_GATE_TRIES: \"0\"");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "caagate.resolver|127.0.0.1:99999|a port is a number",
                "caagate.resolver|system 127.0.0.1:0 a..b=system|\"127.0.0.1:0\"",
                "caagate.resolver|system 127.0.0.1:0 a..b=system|\"a..b=system\"",
                "caagate.resolver|corp.example=127.0.0.1|no servers for names outside corp.example",
                "caagate.resolver|' '|empty",
                "caagate.issuer|ca.example *|issuer domain name",
                "caagate.issuer|''|empty",
                "caagate.issuer|ca.example LetsEncrypt|did you mean letsencrypt.org?",
                "caagate.issuer-override|yes|\"yes\" is neither true nor false",
                "caagate.issuer-override|true|needs caagate.issuer",
                "caagate.account|us|absolute URI",
                "caagate.wildcard-base|sometimes|none of always, auto, never",
                "caagate.boundary|-x|hyphen",
                "caagate.on-undetermined|ignore|none of block, warn",
                "caagate.timeout|0s|no time at all",
                "caagate.timeout|1h|no duration",
                "caagate.timeout|10m|timeout",
                "caagate.deadline|-1s|no duration",
                "caagate.tries|many|no number",
                "caagate.deadline|2000m|at most",
                "caagate.tries|21|no number from 1 to 20",
                "caagate.perspective|Frankfurt=127.0.0.1|caagate.perspective: ",
                "caagate.perspective|primary=127.0.0.1|primary",
                "caagate.perspective|a=127.0.0.1 a=127.0.0.2|caagate.perspective: ",
                "caagate.perspective|' '|empty",
                "caagate.trust-anchor|x|caagate.trust-anchor has a meaning only with caagate.dnssec=validate",
                "caagate.canary|*.example.com|caagate.canary: ",
                "caagate.zone-file|example.zone|no option",
                "caagate.Resolver|127.0.0.1|no option"
            },
            delimiter = '|')
    void a_value_that_cannot_be_read_is_a_fault(String name, String value, String fault) {
        assertThatThrownBy(() -> Settings.read(with(name, value), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void a_try_that_lasts_longer_than_the_deadline_is_a_fault() {
        Map<String, String> properties = with("caagate.timeout", "5s");
        properties.put("caagate.deadline", "4s");

        assertThatThrownBy(() -> Settings.read(properties, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a timeout of PT5S does not fit into a deadline of PT4S");
    }

    @Test
    void trust_in_the_resolver_contradicts_a_validation_of_its_own() {
        Map<String, String> properties = with("caagate.dnssec", "validate");
        properties.put("caagate.trust-ad", "true");

        assertThatThrownBy(() -> Settings.read(properties, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(": caagate.trust-ad has a meaning only with caagate.dnssec=ad");
        properties.put("caagate.trust-ad", "false");
        assertThatNoException().isThrownBy(() -> Settings.read(properties, Map.of()));
    }

    @Test
    void no_fault_carries_a_control_character_into_a_log() {
        assertThatThrownBy(() -> Settings.read(with("caagate.mode", "\u001b[31m\n"), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .matches("[ -~]+");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "5s, PT5S", "1m, PT1M"})
    void a_duration_has_a_unit(String text, Duration duration) {
        assertThat(OptionValues.duration(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "5 s", "5S", "-5s", "1.5s", "1h", "PT5S", "99999999999999999999s", "\u0665s"})
    void anything_else_is_no_duration(String text) {
        assertThatThrownBy(() -> OptionValues.duration(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
