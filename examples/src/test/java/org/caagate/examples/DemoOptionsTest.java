package org.caagate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoOptionsTest {
    @Test
    void reads_a_directory_a_resolver_and_names() {
        DemoOptions options = DemoOptions.parse(List.of(
                "--directory", "https://ca.example/dir", "--resolver", "192.0.2.53", "a.example.com", "*.example.com"));
        assertThat(options.directory()).isEqualTo(URI.create("https://ca.example/dir"));
        assertThat(options.resolver()).hasToString("udp://192.0.2.53:53");
        assertThat(options.names()).containsExactly("a.example.com", "*.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example.com",
                "--directory",
                "--directory https://ca.example/dir a.example.com",
                "--directory https://ca.example/dir --resolver 192.0.2.53",
                "--directory https://ca.example/dir --resolver 192.0.2.53 a..example",
                "--colour a.example.com",
            })
    void refuses_what_it_cannot_act_on(String arguments) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of(arguments.split(" "))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
