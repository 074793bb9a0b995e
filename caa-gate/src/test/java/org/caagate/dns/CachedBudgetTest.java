package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.tcp;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The octets that a request may keep, behind a shared cache")
class CachedBudgetTest {
    private static final DomainName NAME = DomainName.parse("shop.example.com");

    private final ScriptedDnsServer server = ScriptedDnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void of_one_request_are_not_felt_by_another_that_waits_for_the_same_question() throws InterruptedException {
        server.zone(NAME + " CAA 0 issue \"ca.example\"");
        Hold hold = server.hold(NAME.toString());
        CachedLookup cache = CachedLookup.of(patient(tcp(server)).build())
                .maximumAge(Duration.ofMinutes(5))
                .build();
        CompletableFuture<Answer> first =
                cache.lookup(NAME, Ask.context().keepingAtMost(0)).toCompletableFuture();
        CompletableFuture<Answer> other = cache.lookup(NAME, Ask.context()).toCompletableFuture();
        assertThat(cache.statistics()).isEqualTo(new CachedLookup.Statistics(0, 1, 1));
        server.awaitQuestions(1, Ask.PATIENCE);
        hold.release();
        assertThat(failure(Ask.answer(first)).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
        assertThat(Ask.answer(other)).isInstanceOf(Answer.Present.class);
        assertThat(server.questionCount(NAME.toString())).isEqualTo(2);
    }

    @Test
    void of_one_request_make_no_failure_that_reports_share() {
        server.zone(NAME + " CAA 0 issue \"ca.example\"");
        CachedLookup cache = CachedLookup.of(patient(tcp(server)).build())
                .maximumAge(Duration.ofMinutes(5))
                .sharingFailuresFor(Duration.ofSeconds(5))
                .build();
        LookupContext wasteful = reporting().keepingAtMost(0);
        assertThat(failure(Ask.answer(cache.lookup(NAME, wasteful))).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
        assertThat(wasteful.isUsedUp()).isTrue();
        assertThat(Ask.answer(cache.lookup(NAME, reporting()))).isInstanceOf(Answer.Present.class);
    }

    private static LookupContext reporting() {
        return LookupContext.forReport(Ask.PATIENCE, Timer.system(), Duration.ofMinutes(5));
    }
}
