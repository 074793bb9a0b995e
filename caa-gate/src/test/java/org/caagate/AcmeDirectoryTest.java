package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the metadata of a directory may hold (RFC 8555 section 7.1.1). */
class AcmeDirectoryTest {
    private static final URI URL = URI.create("https://acme.example/directory");

    private static AcmeDirectory of(Object identities) {
        return AcmeDirectory.ofMeta(URL, Map.of("caaIdentities", identities));
    }

    @Test
    void identities_keep_their_order_and_their_octets() {
        assertThat(of(List.of("b.example", "A.example", "*")).caaIdentities())
                .containsExactly("b.example", "A.example", "*");
    }

    @Test
    void a_directory_may_publish_none() {
        assertThat(AcmeDirectory.ofMeta(URL, Map.of("website", "x")).caaIdentities())
                .isEmpty();
        assertThat(of(List.of()).caaIdentities()).isEmpty();
    }

    static Stream<Object> noArraysOfStrings() {
        return Stream.of(
                "ca.example",
                5,
                true,
                Map.of(),
                List.of("ca.example", 5),
                List.of(List.of("ca.example")),
                Arrays.asList("ca.example", null));
    }

    @ParameterizedTest
    @MethodSource("noArraysOfStrings")
    void anything_but_an_array_of_strings_is_an_error_that_names_the_directory(Object identities) {
        assertThatThrownBy(() -> of(identities))
                .isInstanceOf(UnclearIssuerException.class)
                .hasMessageContaining("caaIdentities")
                .hasMessageContaining(URL.toString());
    }

    @Test
    void more_identities_than_any_ca_has_are_an_error() {
        assertThat(of(Collections.nCopies(100, "ca.example")).caaIdentities()).hasSize(100);
        assertThatThrownBy(() -> of(Collections.nCopies(101, "ca.example"))).isInstanceOf(UnclearIssuerException.class);
    }
}
