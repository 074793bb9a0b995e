package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A perspective in text")
class PerspectiveSpecTest {
    @ParameterizedTest
    @CsvSource({
        "frankfurt=192.0.2.53, frankfurt, udp://192.0.2.53:53",
        "a=tls://dns.example@192.0.2.53, a, tls://dns.example:853@192.0.2.53",
        "a=https://192.0.2.53/b=c, a, https://192.0.2.53/b=c",
        "a=system, a, system",
        "=192.0.2.53, '', udp://192.0.2.53:53"
    })
    void is_an_id_and_a_resolver(String text, String id, String resolver) {
        PerspectiveSpec spec = PerspectiveSpec.parse(text);

        assertThat(spec.id()).isEqualTo(id);
        assertThat(spec.resolver()).hasToString(resolver);
        assertThat(PerspectiveSpec.parse(spec.toString())).isEqualTo(spec);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.53, '\"192.0.2.53\" is no ID=SPEC'",
        "'', '\"\" is no ID=SPEC'",
        "a=127.0.0.1:0, a port is a number",
        "a=corp.example=192.0.2.53, '\"a=corp.example=192.0.2.53\": a perspective sees all names'"
    })
    void that_cannot_be_read_is_an_error(String text, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerspectiveSpec.parse(text))
                .withMessageContaining(fault);
    }

    @Test
    void for_some_names_only_cannot_be_made() {
        ResolverSpec ofSome = ResolverSpec.parse("corp.example=system");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PerspectiveSpec("a", ofSome))
                .withMessage(
                        "\"a=corp.example=system\": a perspective sees all names, so it has a resolver without a suffix");
    }
}
