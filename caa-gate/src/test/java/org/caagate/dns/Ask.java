package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Shorthand of the tests over sockets. */
final class Ask {
    /** Long enough for a busy machine. What is to time out does so by a {@link SteppedTimer}. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Ask() {}

    static DnsServer udp(ScriptedDnsServer server) {
        return DnsServer.parse("udp://" + place(server));
    }

    static DnsServer tcp(ScriptedDnsServer server) {
        return DnsServer.parse("tcp://" + place(server));
    }

    private static String place(ScriptedDnsServer server) {
        InetSocketAddress address = server.address();
        return address.getHostString() + ":" + address.getPort();
    }

    static DnsLookupBuilder patient(DnsServer... servers) {
        return DnsLookup.builder().servers(servers).timeout(PATIENCE).backOff(Duration.ofMillis(1));
    }

    static Query query(String name, DnssecBits bits) {
        return Query.of(new Question(Name.fromConstantString(name), Type.CAA, bits, context()));
    }

    static LookupContext context() {
        return LookupContext.lasting(PATIENCE, Timer.system());
    }

    static Answer ask(CaaLookup lookup, String name) {
        return answer(lookup.lookup(DomainName.parse(name), context()));
    }

    static Answer answer(CompletionStage<Answer> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    static Failure failure(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed) answer).failure();
    }

    static Answer.Present present(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Present.class);
        return (Answer.Present) answer;
    }

    static Answer.Absence absence(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Absent.class);
        return ((Answer.Absent) answer).absence();
    }
}
