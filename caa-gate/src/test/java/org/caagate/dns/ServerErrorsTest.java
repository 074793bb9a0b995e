package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Judging.assertBroken;
import static org.caagate.dns.Judging.judged;
import static org.caagate.dns.Judging.judgement;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.record.CaaRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

@DisplayName("The judge of messages believes what a server says of itself")
class ServerErrorsTest {
    @Nested
    @DisplayName("Response codes")
    class ResponseCodes {
        @ParameterizedTest
        @CsvSource({
            "1, FORMERR",
            "2, SERVFAIL",
            "4, NOTIMP",
            "5, REFUSED",
            "6, RCODE",
            "7, RCODE",
            "9, RCODE",
            "15, RCODE",
            "16, RCODE",
            "18, RCODE",
            "4095, RCODE"
        })
        void other_than_noerror_and_nxdomain_are_failures(int rcode, Failure.Kind kind) {
            assertBroken(judgement(reply -> reply.rcode(rcode)), kind);
            assertBroken(judgement(reply -> reply.rcode(rcode).soa("example.com.")), kind);
        }

        @Test
        void count_whatever_the_answer_holds() {
            assertBroken(
                    judgement(reply -> reply.rcode(Rcode.SERVFAIL).answer("www.example.com. 300 CAA 0 issue \"x\"")),
                    Failure.Kind.SERVFAIL);
        }

        @Test
        void need_no_question_where_the_server_could_not_read_it() {
            assertBroken(judgement(reply -> reply.noQuestion().rcode(Rcode.FORMERR)), Failure.Kind.FORMERR);
        }

        @ParameterizedTest
        @ValueSource(ints = {6, 7, 8, 9, 10, 12, 25})
        void are_bogus_where_an_extended_error_says_so(int code) {
            assertBroken(judgement(reply -> reply.rcode(Rcode.SERVFAIL).error(code, "")), Failure.Kind.BOGUS);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 5, 11, 13, 22, 23, 24, 26, 27})
        void are_not_bogus_for_other_extended_errors(int code) {
            assertBroken(judgement(reply -> reply.rcode(Rcode.SERVFAIL).error(code, "")), Failure.Kind.SERVFAIL);
        }
    }

    @Nested
    @DisplayName("What the resolver calls its own (RFC 8914)")
    class ExtendedErrors {
        static Stream<UnaryOperator<ReplyBuilder>> answers() {
            return Stream.of(
                    reply -> reply,
                    reply -> reply.answer("www.example.com. 300 CAA 0 issue \"ca.example\""),
                    reply -> reply.answer("www.example.com. 300 CNAME host.example.net."));
        }

        @ParameterizedTest
        @MethodSource("answers")
        void filtered_is_no_answer(UnaryOperator<ReplyBuilder> answer) {
            IntStream.of(4, 15, 16, 17, 18)
                    .forEach(code -> assertBroken(
                            judgement(reply -> answer.apply(reply).error(code, "")), Failure.Kind.FILTERED));
        }

        @ParameterizedTest
        @MethodSource("answers")
        void stale_is_no_answer(UnaryOperator<ReplyBuilder> answer) {
            IntStream.of(3, 19)
                    .forEach(code ->
                            assertBroken(judgement(reply -> answer.apply(reply).error(code, "")), Failure.Kind.STALE));
        }

        @Test
        void stale_records_are_kept_beside_the_failure() {
            Judgement.Broken broken = (Judgement.Broken)
                    judgement(reply -> reply.answer("www.example.com. 300 CAA 0 issue \"ca.example\"")
                            .error(3, ""));
            assertThat(broken.stale().records())
                    .extracting(CaaRecord::toString)
                    .containsExactly("0 issue \"ca.example\"");
        }

        @Test
        void stale_records_that_are_filtered_or_bogus_too_are_not_kept() {
            IntStream.of(6, 15).forEach(code -> {
                Judgement.Broken broken = (Judgement.Broken)
                        judgement(reply -> reply.answer("www.example.com. 300 CAA 0 issue \"ca.example\"")
                                .error(3, "")
                                .error(code, ""));
                assertThat(broken.stale().records()).isEmpty();
                assertThat(broken.failure().kind()).isNotEqualTo(Failure.Kind.STALE);
            });
        }

        @Test
        void is_kept_and_safe_to_print() {
            Reply reply = judged(message -> message.rcode(Rcode.REFUSED).error(18, "no\u001b[2J\u202e \"way\""))
                    .reply();
            assertThat(((Reply.Message) reply).errors())
                    .singleElement()
                    .hasToString("EDE 18 (no\\027[2J\\226\\128\\174 \\\"way\\\")");
        }
    }
}
