package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.record.Octets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Baseline Requirements section 3.2.2.8: each of the three proofs, and every way in which one can be missing. */
@DisplayName("A failed lookup of an insecure domain")
class FailureAcceptanceTest {
    private static final DomainName NAME = DomainName.parse("www.example.com");
    private static final String TARGET = "host.example.net";
    private static final String UDP = "udp://192.0.2.53:53";
    private static final String TCP = "tcp://192.0.2.53:53";
    private static final String OTHER = "udp://192.0.2.54:53";
    private static final Set<Failure.Kind> OUTSIDE = Set.of(Failure.Kind.TIMEOUT, Failure.Kind.SERVFAIL_UNCHECKED);

    private static final int SERVFAIL = 2;

    /** A failed lookup, told in a few words; as it begins it has all three proofs. */
    private static final class Story {
        private Failure.Kind kind = Failure.Kind.TIMEOUT;
        private Trail.Authentication authentication = Trail.Authentication.INSECURE;
        private final List<Alias> aliases = new ArrayList<>();
        private final List<Exchange> exchanges = new ArrayList<>();
        private final List<InsecurityProof> proofs = new ArrayList<>();

        static Story complete() {
            Story story = new Story();
            story.tries(NAME.toString(), UDP, TCP);
            story.proofs.add(denied(NAME.toString(), "example.com", UDP));
            return story;
        }

        static Story ofAlias() {
            Story story = new Story();
            story.aliases.add(new Alias(NAME.toString(), TARGET, 60));
            story.exchanges.add(asked(UDP, NAME.toString(), message(0)));
            story.tries(TARGET, UDP, TCP);
            story.proofs.add(denied(NAME.toString(), "example.com", UDP));
            story.proofs.add(denied(TARGET, "example.net", UDP));
            return story;
        }

        void tries(String name, String... servers) {
            for (String server : servers) {
                exchanges.add(asked(server, name, silence(Failure.Kind.TIMEOUT)));
            }
        }

        Answer.Failed answer() {
            Trail trail = new Trail(exchanges, aliases, Instant.EPOCH, authentication);
            return new Answer.Failed(NAME, new Failure(kind, "scripted"), trail, List.of(), proofs);
        }

        Verdict verdict(Evaluator.FailedLookup becomes) {
            Answer.Failed failed = answer();
            return Evaluator.of(Issuer.named("ca.example"), () -> {
                        throw new AssertionError("no record, no hint");
                    })
                    .withFailedLookup(becomes)
                    .decide(
                            Subject.requested(Identifier.parse(NAME.toString()), Facts.NONE),
                            ClimbPath.from(NAME, List.of())
                                    .climb(name -> Optional.of(failed))
                                    .orElseThrow(),
                            Evaluator.BaseName.SILENT);
        }

        boolean isAccepted() {
            return verdict(Evaluator.FailedLookup.ACCEPTED_WHERE_INSECURE) instanceof Permitted;
        }
    }

    private static Exchange asked(String server, String name, Reply reply) {
        return new Exchange(server, name, Instant.EPOCH, Duration.ZERO, reply);
    }

    private static Reply silence(Failure.Kind kind) {
        return new Reply.Nothing(new Failure(kind, "nothing came"));
    }

    private static Reply message(int rcode, int... errors) {
        List<ExtendedError> all = new ArrayList<>();
        for (int error : errors) {
            all.add(new ExtendedError(error, ""));
        }
        return new Reply.Message(rcode, Set.of(), all, Octets.ofText("octets"));
    }

    private static InsecurityProof denied(String name, String zone, String server) {
        return denied(name, zone, server, Instant.EPOCH);
    }

    private static InsecurityProof denied(String name, String zone, String server, Instant when) {
        // The denial itself may be out of a cache, and from anywhere.
        return new InsecurityProof.DeniedDs(
                name, zone, ds(OTHER, zone, Instant.EPOCH.minusSeconds(60)), ds(server, "unheard-of." + zone, when));
    }

    private static Exchange ds(String server, String name, Instant when) {
        return new Exchange(server, name, "DS", Exchange.Purpose.VALIDATION, when, Duration.ZERO, message(0));
    }

    @Test
    void is_a_permit_that_shows_its_proofs() {
        Verdict verdict = Story.complete().verdict(Evaluator.FailedLookup.ACCEPTED_WHERE_INSECURE);
        assertThat(verdict).hasToString("www.example.com permitted (lookup-failure-accepted)");
        PermitReason.LookupFailureAccepted reason = (PermitReason.LookupFailureAccepted) verdict.reason();
        assertThat(reason.tries()).extracting(Exchange::server).containsExactly(UDP, TCP);
        assertThat(reason.denials()).extracting(InsecurityProof.DeniedDs::zone).containsExactly("example.com");
        assertThat(reason.detail())
                .isEqualTo("asking www.example.com for CAA failed (timeout), which the policy accepts (Baseline"
                        + " Requirements section 3.2.2.8), because the cause lies outside (udp://192.0.2.53:53,"
                        + " tcp://192.0.2.53:53 fetched other answers afterwards), it was asked 2 times, and DNSSEC"
                        + " proves that nothing is signed there (no DS for example.com)");
    }

    @Test
    void is_none_unless_it_is_asked_for() {
        assertThat(Story.complete().verdict(Evaluator.FailedLookup.UNDETERMINED))
                .hasToString("www.example.com undetermined (lookup-failed)");
    }

    /** The truth table: 256 rows, one of them a permit. */
    @Property
    void is_a_permit_only_with_all_proofs(
            @ForAll boolean isOutside,
            @ForAll boolean isSameResolver,
            @ForAll boolean isMeanwhile,
            @ForAll boolean isRetried) {
        for (int row = 0; row < 16; row++) {
            boolean isAskedProved = (row & 1) != 0;
            boolean isTargetProved = (row & 2) != 0;
            boolean isInsecure = (row & 4) != 0;
            boolean isOnlyFailure = (row & 8) != 0;
            Story story = new Story();
            story.kind = isOutside ? Failure.Kind.TIMEOUT : Failure.Kind.NETWORK;
            story.authentication = isInsecure ? Trail.Authentication.INSECURE : Trail.Authentication.INDETERMINATE;
            story.aliases.add(new Alias(NAME.toString(), TARGET, 60));
            story.tries(TARGET, isRetried ? new String[] {UDP, UDP} : new String[] {UDP});
            if (!isOnlyFailure) {
                story.exchanges.add(asked(UDP, TARGET, message(0)));
            }
            String resolver = isSameResolver ? UDP : OTHER;
            Instant when = isMeanwhile ? Instant.EPOCH.plusSeconds(1) : Instant.EPOCH.minusSeconds(1);
            story.proofs.add(
                    isAskedProved
                            ? denied(NAME.toString(), "com", resolver, when)
                            : new InsecurityProof.None(NAME.toString()));
            story.proofs.add(isTargetProved ? denied(TARGET, "net", resolver, when) : new InsecurityProof.None(TARGET));
            assertThat(story.isAccepted())
                    .isEqualTo(isOutside
                            && isSameResolver
                            && isMeanwhile
                            && isRetried
                            && isAskedProved
                            && isTargetProved
                            && isInsecure
                            && isOnlyFailure);
        }
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void counts_by_how_it_failed(Failure.Kind kind) {
        Story story = Story.complete();
        story.kind = kind;
        assertThat(story.isAccepted()).isEqualTo(OUTSIDE.contains(kind));
    }

    @ParameterizedTest
    @EnumSource(Trail.Authentication.class)
    void counts_by_what_was_proved_in_all(Trail.Authentication authentication) {
        Story story = Story.complete();
        story.authentication = authentication;
        assertThat(story.isAccepted()).isEqualTo(authentication == Trail.Authentication.INSECURE);
    }

    /** A story whose every try came back with this code. */
    private static Story saying(int rcode, int... errors) {
        Story story = Story.complete();
        story.kind = Failure.Kind.SERVFAIL_UNCHECKED;
        story.exchanges.replaceAll(exchange -> asked(exchange.server(), exchange.question(), message(rcode, errors)));
        return story;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 9, 16, 23})
    void is_none_with_a_response_code_that_may_be_the_resolvers_own(int rcode) {
        assertThat(saying(rcode).isAccepted()).isFalse();
    }

    @Test
    void may_be_a_servfail_that_is_shown_not_to_be_bogus() {
        assertThat(saying(SERVFAIL).isAccepted()).isTrue();
        Story unclear = saying(SERVFAIL);
        unclear.kind = Failure.Kind.SERVFAIL;
        assertThat(unclear.isAccepted()).isFalse();
    }

    @Test
    void is_no_silence_where_something_was_said() {
        Story story = saying(SERVFAIL);
        story.kind = Failure.Kind.TIMEOUT;
        assertThat(story.isAccepted()).isFalse();
    }

    /** RFC 8914 section 4: other, cached error, no reachable authority, network error; alone or together. */
    @Test
    void may_have_an_extended_error_that_blames_the_servers_of_the_domain() {
        Set<Integer> blaming = Set.of(0, 13, 22, 23);
        for (int error = 0; error <= 40; error++) {
            assertThat(saying(SERVFAIL, error).isAccepted()).as("%d", error).isEqualTo(blaming.contains(error));
        }
        assertThat(saying(SERVFAIL, 22, 23, 0, 13).isAccepted()).isTrue();
        assertThat(saying(SERVFAIL, 22, 14).isAccepted()).isFalse();
        assertThat(saying(SERVFAIL, 49152).isAccepted()).isFalse();
    }

    @Test
    void is_none_where_one_try_failed_for_another_reason() {
        for (Reply reply : List.of(
                silence(Failure.Kind.NETWORK),
                message(0),
                message(3),
                new Reply.Message(0, Set.of(Reply.Flag.TRUNCATED), List.of(), Octets.ofText("cut")),
                new Reply.Unreadable(new Failure(Failure.Kind.MALFORMED, "?"), Octets.ofText("?")))) {
            Story story = Story.complete();
            story.exchanges.add(asked(UDP, NAME.toString(), reply));
            assertThat(story.isAccepted()).as("%s", reply).isFalse();
        }
    }

    @Test
    void is_none_where_only_the_explanation_was_a_second_question() {
        Story story = Story.complete();
        story.exchanges.set(1, story.exchanges.get(1).asFor(Exchange.Purpose.EXPLANATION));
        assertThat(story.isAccepted()).isFalse();
    }

    @Test
    void is_none_where_another_name_of_the_chain_was_asked_twice() {
        Story story = Story.ofAlias();
        assertThat(story.isAccepted()).isTrue();
        story.exchanges.set(2, asked(TCP, NAME.toString(), silence(Failure.Kind.TIMEOUT)));
        assertThat(story.isAccepted()).isFalse();
    }

    @Test
    void is_none_without_a_proof_for_every_name_of_the_chain_in_order() {
        Story none = Story.ofAlias();
        none.proofs.clear();
        Story first = Story.ofAlias();
        first.proofs.remove(1);
        Story second = Story.ofAlias();
        second.proofs.remove(0);
        Story reversed = Story.ofAlias();
        Collections.reverse(reversed.proofs);
        Story twice = Story.ofAlias();
        twice.proofs.set(1, twice.proofs.get(0));
        Story more = Story.ofAlias();
        more.proofs.add(denied("third.example", "example", UDP));
        for (Story story : List.of(none, first, second, reversed, twice, more)) {
            assertThat(story.isAccepted()).as("%s", story.proofs).isFalse();
        }
    }

    @Test
    void counts_tries_at_resolvers_only_that_answered_meanwhile() {
        Story story = Story.complete();
        story.exchanges.set(1, asked(OTHER, NAME.toString(), silence(Failure.Kind.TIMEOUT)));
        assertThat(story.isAccepted()).isFalse();
        story.exchanges.add(asked(UDP, NAME.toString(), silence(Failure.Kind.TIMEOUT)));
        assertThat(story.isAccepted()).isTrue();
    }

    @Test
    void is_none_where_nothing_was_asked_that_can_be_shown() {
        Story story = Story.complete();
        story.exchanges.clear();
        assertThat(story.isAccepted()).isFalse();
    }
}
