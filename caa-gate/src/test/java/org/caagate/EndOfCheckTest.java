package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.caagate.decision.Issuer;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The end of a check")
@Timeout(60)
class EndOfCheckTest {
    /** Takes no alarm back. */
    private static final Timer STUBBORN = new Timer() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            return () -> {
                throw new IllegalStateException("no alarm is taken back");
            };
        }
    };

    @Test
    void is_told_to_the_lookups_although_the_timer_takes_no_alarm_back() {
        CompletableFuture<LookupContext> asked = new CompletableFuture<>();
        CaaGate gate = CaaGate.builder()
                .lookup((name, context) -> {
                    asked.complete(context);
                    return new CompletableFuture<>();
                })
                .timer(STUBBORN)
                .build();
        CompletableFuture<GateReport> report = gate.checkAsync(IssuanceRequest.builder()
                .issuer(Issuer.unknown())
                .identifiers("example.com")
                .build());

        LookupContext context = asked.join();
        assertThat(report.cancel(false)).isTrue();

        assertThat(context.isEnded()).isTrue();
    }
}
