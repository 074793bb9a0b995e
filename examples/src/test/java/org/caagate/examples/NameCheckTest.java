package org.caagate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class NameCheckTest {
    @AutoClose
    private final ScriptedDnsServer dns = ScriptedDnsServer.start();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private boolean mayIssue() throws InterruptedException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return NameCheck.mayIssue("127.0.0.1:" + dns.address().getPort(), out);
    }

    @Test
    void says_nothing_where_the_ca_may_issue() throws InterruptedException {
        dns.zone("example.com. CAA 0 issue \"letsencrypt.org\"");
        assertThat(mayIssue()).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void says_what_stands_in_the_way() throws InterruptedException {
        dns.zone("example.com. CAA 0 issue \"letsencrypt.org\"\nexample.com. CAA 0 issuewild \"comodoca.com\"");
        assertThat(mayIssue()).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo("*.example.com: issuewild at example.com names comodoca.com, not letsencrypt.org"
                        + System.lineSeparator());
    }
}
