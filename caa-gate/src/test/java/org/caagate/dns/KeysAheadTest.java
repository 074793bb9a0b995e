package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.PATIENCE;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.context;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.udp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.caagate.lookup.Answer;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Trail.Authentication;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.dnssec.StandardZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The keys that a validation needs")
class KeysAheadTest {
    private static final SignedHierarchy HIERARCHY = StandardHierarchy.shared();
    private static final String NAME = StandardZone.SECURE.name("caa");

    private final ScriptedDnsServer server = HIERARCHY.resolver().start();
    private final DnsLookup lookup = patient(udp(server))
            .dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())))
            .build();

    @AfterEach
    void stop() {
        server.close();
    }

    private CompletionStage<Answer> asked(String name, LookupContext context) {
        return lookup.lookup(DomainName.parse(name), context);
    }

    @Test
    void are_all_on_their_way_before_any_of_them_is_there() throws InterruptedException {
        Hold root = server.hold(".");
        Hold top = server.hold("com");
        CompletionStage<Answer> answer = asked(NAME, context());
        // DNSKEY of the root; DS and DNSKEY of the top-level domain and of the zone; CAA of the name.
        server.awaitQuestions(6, PATIENCE);
        root.release();
        top.release();
        assertThat(answer(answer).trail().authentication()).isEqualTo(Authentication.SECURE);
        assertThat(server.questions()).hasSize(6);
    }

    @Test
    void are_not_asked_for_ahead_where_questions_cost_more_than_time() {
        String unsigned = "a.b.c." + StandardZone.UNSIGNED_BELOW_NSEC.name("www");
        assertThat(answer(asked(unsigned, context())).trail().authentication()).isEqualTo(Authentication.INSECURE);
        assertThat(server.questionCount("b.c." + StandardZone.UNSIGNED_BELOW_NSEC.name("www")))
                .isEqualTo(1);
        server.forgetQuestions();

        assertThat(answer(asked(unsigned, context().frugal())).trail().authentication())
                .isEqualTo(Authentication.INSECURE);
        // CAA of the name; DNSKEY of the root; DS and DNSKEY of the top-level domain; DS of the zone, which is denied.
        assertThat(server.questions()).hasSize(5);
    }

    private static Optional<byte[]> servfail(Query query) {
        byte[] octets = query.octets();
        octets[2] |= (byte) 0x80;
        octets[3] |= 2;
        return Optional.of(octets);
    }

    @Test
    void leave_the_failure_of_a_question_to_the_answer_that_needed_it() {
        String zone = StandardZone.SECURE.origin();
        server.fault(zone, Fault.respond(KeysAheadTest::servfail).once());
        // One question at a time: that for the keys of the zone is over long before they are needed.
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            DnsLookup oneByOne = patient(udp(server))
                    .dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())))
                    .inFlight(1)
                    .executor(single)
                    .build();
            LookupContext request = context();
            Answer answer = answer(oneByOne.lookup(DomainName.parse(NAME), request));

            assertThat(answer.trail().authentication()).isEqualTo(Authentication.SECURE);
            assertThat(answer.trail().exchanges()).hasSize(request.questions());
        } finally {
            single.shutdownNow();
        }
    }

    @Test
    void are_asked_for_once_in_a_request_of_many_names() {
        LookupContext request = context();
        List<CompletionStage<Answer>> answers =
                List.of(asked(NAME, request), asked(StandardZone.SECURE.name("other"), request), asked("com", request));
        answers.forEach(
                answer -> assertThat(answer(answer).trail().authentication()).isEqualTo(Authentication.SECURE));
        assertThat(server.questions()).extracting(Query::name, Query::type).doesNotHaveDuplicates();
    }
}
