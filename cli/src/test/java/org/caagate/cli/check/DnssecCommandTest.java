package org.caagate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.caagate.cli.Runs;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What the report says of DNSSEC")
class DnssecCommandTest {
    private static String address(ScriptedDnsServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    /** The first step of the climb from a name. */
    private static JsonNode step(String name, String... options) throws IOException {
        String[] all = Stream.concat(
                        Stream.of("check", "--issuer", "ca.example", "--format", "json", name), Arrays.stream(options))
                .toArray(String[]::new);
        Runs.Result result = new Runs().run(all);
        return new ObjectMapper().readTree(result.out()).at("/identifiers/0/climb/0");
    }

    @ParameterizedTest
    @CsvSource({
        "caa.secure.com, secure, true",
        "www.secure.org, secure, true",
        "caa.unsigned.com, insecure, false",
        "caa.unsigned.net, insecure, false",
        "caa.expired.com, bogus, false",
        "www.missing.com, bogus, false"
    })
    void tells_the_states_apart_that_it_validated_itself(
            String name, String state, boolean isAuthenticated, @TempDir Path place) throws IOException {
        Path anchors = Files.writeString(
                place.resolve("anchors"), StandardHierarchy.shared().trustAnchor());
        try (ScriptedDnsServer server = StandardHierarchy.shared().resolver().start()) {
            JsonNode step = step(
                    name, "--resolver", address(server), "--dnssec", "validate", "--trust-anchor", anchors.toString());

            assertThat(step.get("dnssec").asText()).isEqualTo(state);
            assertThat(step.get("authenticated").asBoolean()).isEqualTo(isAuthenticated);
        }
    }

    @Test
    void believes_the_resolver_only_if_the_user_says_so() throws IOException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start().zone("example.com CAA 0 issue \"ca.example\"")) {
            server.fault("example.com", Forgery.authenticData());

            assertThat(step("example.com", "--resolver", address(server))
                            .get("dnssec")
                            .asText())
                    .isEqualTo("unvalidated");
            assertThat(step("example.com", "--resolver", address(server), "--trust-ad")
                            .get("dnssec")
                            .asText())
                    .isEqualTo("secure");
        }
    }

    @Test
    void an_answer_that_no_anchor_covers_is_indeterminate(@TempDir Path place) throws IOException {
        String ofAnother = StandardHierarchy.shared().trustAnchor().replaceAll("(?m)^\\.", "elsewhere.");
        Path anchors = Files.writeString(place.resolve("anchors"), ofAnother);
        try (ScriptedDnsServer server = StandardHierarchy.shared().resolver().start()) {
            JsonNode step = step(
                    "caa.secure.com",
                    "--resolver",
                    address(server),
                    "--dnssec",
                    "validate",
                    "--trust-anchor",
                    anchors.toString());

            assertThat(step.get("dnssec").asText()).isEqualTo("indeterminate");
        }
    }
}
