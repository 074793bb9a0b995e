package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistypedOptionTest {
    private static final List<String> OPTIONS = List.of("rate", "dnssec", "trust-ad", "trust-anchor");

    @ParameterizedTest
    @CsvSource({
        "CAA_GATE_DNSSEC, dnssec",
        "CAA_GATE_DNSEC, dnssec",
        "CAA_GATE_DNEC, dnssec",
        "CAAGATE_DNSSEC, dnssec",
        "caa-gate.DnsSec, dnssec",
        "caagate.trustad, trust-ad",
        "CAA_GATE_TRUST_ADD, trust-ad",
        "CAA_GATE_RAT, rate"
    })
    void means_the_option_that_is_near(String name, String option) {
        assertThat(MistypedOption.meant(name, OPTIONS)).contains(option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DNSSEC", "CAA_GATE_", "CAA_GATEWAY", "CAA_GATE_RA", "CAA_GATE_DNS", "CAA_DNSSEC"})
    void means_nothing_where_none_is(String name) {
        assertThat(MistypedOption.meant(name, OPTIONS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dnsec, dnssec", "Trust_Ad, trust-ad", "rat, rate", "rtae, rate"})
    void knows_a_word_without_its_prefix_by_the_same_rule(String word, String option) {
        assertThat(MistypedOption.near(word, OPTIONS)).contains(option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ra", "dns", "caagatednssec"})
    void is_near_to_nothing_where_none_is(String word) {
        assertThat(MistypedOption.near(word, OPTIONS)).isEmpty();
    }
}
