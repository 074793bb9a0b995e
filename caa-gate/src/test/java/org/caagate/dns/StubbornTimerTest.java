package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.udp;

import org.caagate.lookup.Timer;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A lookup whose timer takes no alarm back")
class StubbornTimerTest {
    @Test
    void takes_a_reply_that_is_there_at_the_first_and_at_a_later_try() {
        try (ScriptedDnsServer server = ScriptedDnsServer.start().zone("""
                example.com CAA 0 issue "ca.example.net"
                example.com SERVFAIL_ONCE
                """)) {
            DnsLookup lookup = patient(udp(server))
                    .timer(new StubbornTimer(Timer.system()))
                    .build();

            assertThat(present(ask(lookup, "example.com")).records()).hasSize(1);
            assertThat(present(ask(lookup, "example.com")).records()).hasSize(1);
        }
    }
}
