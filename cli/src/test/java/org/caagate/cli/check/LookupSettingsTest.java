package org.caagate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caagate.dns.Dnssec;
import org.caagate.dns.ResolverSpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings of lookups")
class LookupSettingsTest {
    private static Optional<Integer> rate(Optional<Integer> given, String... resolvers) {
        return LookupSettings.rate(given, Arrays.stream(resolvers).map(ResolverSpec::parse));
    }

    private static int mostRunning(Optional<Integer> rate, int inFlight) {
        return new LookupSettings(
                        (name, context) -> {
                            throw new AssertionError(name);
                        },
                        List.of(),
                        List.of(),
                        Duration.ofSeconds(20),
                        rate,
                        inFlight,
                        Dnssec.off(),
                        List.of())
                .mostRunning();
    }

    @Test
    void know_no_rate_where_all_servers_are_on_this_host() {
        assertThat(rate(Optional.empty(), "127.0.0.1:5353", "corp.example=tcp://[::1]:53"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.53", "corp.example=192.0.2.53", "https://192.0.2.53/dns-query"})
    void know_the_default_rate_where_any_server_is_not(String other) {
        assertThat(rate(Optional.empty(), "127.0.0.1:5353", other)).contains(500);
    }

    @Test
    void know_the_rate_that_is_given_for_all_servers() {
        assertThat(rate(Optional.of(7), "127.0.0.1:5353")).contains(7);
        assertThat(rate(Optional.of(7), "192.0.2.53")).contains(7);
    }

    /** A request of 16 questions has to get them within its deadline. */
    @ParameterizedTest
    @CsvSource({"128, 256", "1000, 625"})
    void let_no_more_requests_run_than_can_be_asked_in_time(int inFlight, int expected) {
        assertThat(mostRunning(Optional.of(500), inFlight)).isEqualTo(expected);
        assertThat(mostRunning(Optional.of(1), inFlight)).isEqualTo(1);
    }

    @Test
    void let_as_many_run_as_fill_all_slots_where_there_is_no_rate() {
        assertThat(mostRunning(Optional.empty(), 1000)).isEqualTo(2000);
    }
}
