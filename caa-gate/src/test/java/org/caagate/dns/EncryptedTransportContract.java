package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.PATIENCE;
import static org.caagate.dns.Ask.absence;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Vault.stepped;
import static org.caagate.dns.Vault.trusting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.TlsListener;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds of DNS over TLS and over HTTPS alike. */
abstract class EncryptedTransportContract {
    static final Duration TRY = Duration.ofSeconds(3);

    final SteppedTimer timer = new SteppedTimer();
    final ScriptedDnsServer server = ScriptedDnsServer.start().zone("example.com. CAA 0 issue \"ca.example\"");
    final TlsListener listener;

    EncryptedTransportContract(Function<ScriptedDnsServer, TlsListener> listen) {
        listener = listen.apply(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Returns where the listener is reached. */
    abstract DnsServer address();

    final CompletionStage<Answer> start(DnsLookup lookup, String name) {
        return lookup.lookup(DomainName.parse(name), LookupContext.lasting(Duration.ofMinutes(5), timer));
    }

    final List<CompletionStage<Answer>> start(DnsLookup lookup, List<String> names) {
        return names.stream().map(name -> start(lookup, name)).toList();
    }

    /** Gives names to the server, each with a record of its own. */
    final List<String> zoneOf(int count) {
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> "n" + i + ".example").toList();
        names.forEach(name -> server.zone(name + " CAA 0 issue \"" + name + "\""));
        return names;
    }

    static void assertOwnRecords(List<String> names, List<CompletionStage<Answer>> stages) {
        for (int i = 0; i < names.size(); i++) {
            assertThat(present(answer(stages.get(i))).records())
                    .containsExactly(CaaRecord.of(0, "issue", names.get(i)).withTtl(3600));
        }
    }

    @Test
    void finds_that_there_are_none() {
        assertThat(absence(ask(trusting(address()).build(), "org"))).isEqualTo(Answer.Absence.NODATA);
    }

    @Test
    void answers_many_at_once_each_its_own() throws Exception {
        List<String> names = zoneOf(20);
        Hold hold = server.hold("*");
        List<CompletionStage<Answer>> stages = start(trusting(address()).build(), names);
        server.awaitQuestions(20, PATIENCE);
        hold.release();
        assertOwnRecords(names, stages);
    }

    @Test
    void leaves_a_connection_that_never_gets_to_its_handshake() throws Exception {
        listener.manner(TlsListener.Manner.MUTE);
        CompletionStage<Answer> stage = start(stepped(timer, address()).tries(2).build(), "example.com");
        listener.awaitOpenConnections(1, PATIENCE);
        listener.manner(TlsListener.Manner.USUAL);
        timer.pass(TRY);
        present(answer(stage));
        assertThat(listener.connections()).isEqualTo(2);
    }

    @Test
    void closes_a_connection_whose_reply_drips() throws Exception {
        server.fault("example.com", Forgery.drip(Duration.ofSeconds(1)));
        CompletionStage<Answer> stage = start(stepped(timer, address()).tries(1).build(), "example.com");
        server.awaitQuestions(1, PATIENCE);
        timer.pass(TRY);
        assertThat(failure(answer(stage)).kind()).isEqualTo(Failure.Kind.TIMEOUT);
        listener.awaitOpenConnections(0, PATIENCE);
    }

    @Test
    void never_asks_again_in_clear_for_what_was_cut() {
        server.fault("example.com", Fault.truncated());
        Failure failure = failure(ask(trusting(address()).tries(2).build(), "example.com"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.TRUNCATED);
        assertThat(server.questions())
                .hasSize(2)
                .extracting(Query::transport)
                .doesNotContain(Transport.UDP, Transport.TCP);
    }
}
