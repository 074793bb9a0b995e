package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Judging.QUERY;
import static org.caagate.dns.Judging.SIGNATURE;
import static org.caagate.dns.Judging.assertBroken;
import static org.caagate.dns.Judging.judgement;
import static org.caagate.dns.Judging.row;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

@DisplayName("The judge of messages calls malformed")
class MalformedMessageTest {
    @Nested
    @DisplayName("What does not belong to the question is malformed (RFC 5452 section 9.1)")
    class Foreign {
        static Stream<Arguments> foreign() {
            return Stream.of(
                    row("another id", reply -> reply.id(QUERY.id() ^ 1)),
                    row("a query", reply -> reply.unset(Flags.QR)),
                    row("another opcode", reply -> reply.opcode(Opcode.STATUS)),
                    row("no question", ReplyBuilder::noQuestion),
                    row("two questions", reply -> reply.question("www.example.com.", Type.CAA, DClass.IN)),
                    row("another name", reply -> reply.noQuestion().question("example.com.", Type.CAA, DClass.IN)),
                    row("another type", reply -> reply.noQuestion().question("www.example.com.", Type.A, DClass.IN)),
                    row("another class", reply -> reply.noQuestion().question("www.example.com.", Type.CAA, DClass.CH)),
                    row("two OPT records", reply -> reply.edns().edns()),
                    row("CAA of another owner", reply -> reply.answer("example.com. 300 CAA 0 issue \"ca.example\"")),
                    row(
                            "CAA of another owner beside ours",
                            reply -> reply.answer(
                                    "www.example.com. 300 CAA 0 issue \"ca.example\"",
                                    "example.com. 300 CAA 0 issue \"ca.example\"")),
                    row(
                            "CAA of another class",
                            reply -> reply.answerOfClass(DClass.CH, "www.example.com. 300 CAA 0 issue \"ca.example\"")),
                    row("an address", reply -> reply.answer("www.example.com. 300 A 192.0.2.1")),
                    row(
                            "an address beside CAA",
                            reply -> reply.answer(
                                    "www.example.com. 300 CAA 0 issue \"ca.example\"",
                                    "www.example.com. 300 A 192.0.2.1")),
                    row("an unknown type", reply -> reply.answer("www.example.com. 300 TYPE65281 hex 00")),
                    row("an alias of another name", reply -> reply.answer("example.com. 300 CNAME host.example.net.")),
                    row(
                            "an alias that nothing leads to",
                            reply -> reply.answer(
                                    "www.example.com. 300 CNAME host.example.net.",
                                    "x.example.com. 300 CNAME y.example.net.")),
                    row("a DNAME that nothing passes", reply -> reply.answer("example.net. 300 DNAME example.org.")),
                    row("a DNAME of the name itself", reply -> reply.answer("www.example.com. 300 DNAME example.org.")),
                    row(
                            "a signature over CAA that is not there",
                            reply -> reply.answer("www.example.com. 300 RRSIG CAA " + SIGNATURE)),
                    row(
                            "a signature over another type",
                            reply -> reply.answer(
                                    "www.example.com. 300 CAA 0 issue \"ca.example\"",
                                    "www.example.com. 300 RRSIG A " + SIGNATURE)),
                    row(
                            "a signature of another owner",
                            reply -> reply.answer(
                                    "www.example.com. 300 CAA 0 issue \"ca.example\"",
                                    "example.com. 300 RRSIG CAA " + SIGNATURE)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("foreign")
        void malformed(String story, UnaryOperator<ReplyBuilder> changes) {
            assertBroken(judgement(changes), Failure.Kind.MALFORMED);
        }

        @Test
        void caa_of_a_name_that_does_not_exist() {
            assertBroken(
                    judgement(reply -> reply.rcode(Rcode.NXDOMAIN).answer("www.example.com. 300 CAA 0 issue \"x\"")),
                    Failure.Kind.MALFORMED);
        }
    }

    @Nested
    @DisplayName("Octets that cannot be read are malformed")
    class Unreadable {
        private static final byte[] NODATA =
                new ReplyBuilder(QUERY).soa("example.com.").octets();

        @Test
        void wherever_the_message_ends_too_early() {
            for (int length = 0; length < NODATA.length; length++) {
                assertBroken(
                        MessageJudge.judge(QUERY, Arrays.copyOf(NODATA, length)).judgement(), Failure.Kind.MALFORMED);
            }
        }

        @Test
        void where_something_follows_the_last_record() {
            byte[] longer = Arrays.copyOf(NODATA, NODATA.length + 1);
            assertBroken(MessageJudge.judge(QUERY, longer).judgement(), Failure.Kind.MALFORMED);
        }

        @Test
        void where_counts_hide_records() {
            byte[] octets = new ReplyBuilder(QUERY)
                    .answer("www.example.com. 300 CAA 0 issue \"x\"")
                    .octets();
            octets[7] = 0;
            assertBroken(MessageJudge.judge(QUERY, octets).judgement(), Failure.Kind.MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "00", "0001", "0005697373", "80ff6973737565"})
        void where_a_tag_runs_past_the_end(String rdata) {
            byte[] octets = withRawCaa(rdata);
            assertBroken(MessageJudge.judge(QUERY, octets).judgement(), Failure.Kind.MALFORMED);
        }

        @Test
        void where_a_tag_is_empty() {
            assertBroken(
                    judgement(reply -> reply.answer(
                            "www.example.com. 300 CAA 0 issue \"ca.example\"",
                            "www.example.com. 300 TYPE257 hex 000041")),
                    Failure.Kind.MALFORMED);
        }

        @Test
        void where_names_point_at_each_other() {
            byte[] octets = new ReplyBuilder(QUERY)
                    .answer("www.example.com. 300 CNAME a.example.")
                    .octets();
            int owner = 12 + QUERY.name().length() + 4;
            octets[owner] = (byte) 0xC0;
            octets[owner + 1] = (byte) owner;
            assertBroken(MessageJudge.judge(QUERY, octets).judgement(), Failure.Kind.MALFORMED);
        }

        @Test
        void where_an_edns_option_is_longer_than_its_record() {
            byte[] octets = new ReplyBuilder(QUERY).error(15, "filtered").octets();
            int optionLength = octets.length - "filtered".length() - 3;
            octets[optionLength] = 99;
            assertBroken(MessageJudge.judge(QUERY, octets).judgement(), Failure.Kind.MALFORMED);
        }

        /** dnsjava does not write what it cannot read, so the RDATA goes in by hand. */
        private static byte[] withRawCaa(String rdata) {
            byte[] octets = new ReplyBuilder(QUERY)
                    .answer("www.example.com. 300 TYPE65281 hex " + rdata)
                    .octets();
            int type = 12 + QUERY.name().length() + 4 + 2;
            assertThat(octets[type] & 0xFF).isEqualTo(0xFF);
            octets[type] = 1;
            octets[type + 1] = 1;
            return octets;
        }
    }
}
