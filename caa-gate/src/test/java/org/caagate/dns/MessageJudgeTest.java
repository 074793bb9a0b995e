package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caagate.dns.Judging.QUERY;
import static org.caagate.dns.Judging.SIGNATURE;
import static org.caagate.dns.Judging.assertBroken;
import static org.caagate.dns.Judging.assertNothing;
import static org.caagate.dns.Judging.judgement;
import static org.caagate.dns.Judging.records;
import static org.caagate.dns.Judging.row;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.lookup.Answer.Absence;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.record.CaaRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

@DisplayName("The judge of messages")
class MessageJudgeTest {
    @Nested
    @DisplayName("A name is absent")
    class Absent {
        static Stream<Arguments> nodata() {
            return Stream.of(
                    row("on the bare word of a resolver", reply -> reply),
                    row("with the SOA of its zone", reply -> reply.soa("example.com.")),
                    row("with the SOA at the name itself", reply -> reply.soa("www.example.com.")),
                    row(
                            "with the SOA of the root",
                            reply -> reply.authority(". 900 SOA a.invalid. b.invalid. 1 2 3 4 5")),
                    row("with SOA and NS", reply -> reply.soa("example.com.")
                            .authority("example.com. 9 NS ns.example.com.")),
                    row("with its denial", reply -> reply.soa("example.com.")
                            .authority("www.example.com. 300 NSEC x.example.com. A RRSIG NSEC")
                            .authority("www.example.com. 300 RRSIG NSEC " + SIGNATURE)),
                    row(
                            "by an authority that shows its SOA",
                            reply -> reply.unset(Flags.RA).set(Flags.AA).soa("com.")),
                    row("by a resolver that is an authority", reply -> reply.set(Flags.AA)),
                    row(
                            "with CAA in the ADDITIONAL section",
                            reply -> reply.additional("www.example.com. 300 CAA 0 issue \"x\"")),
                    row("with an extended error that changes nothing", reply -> reply.error(29, "")),
                    row("with AD", reply -> reply.set(Flags.AD)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("nodata")
        void without_data(String story, UnaryOperator<ReplyBuilder> changes) {
            assertNothing(judgement(changes), Absence.NODATA);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("nodata")
        void without_a_name(String story, UnaryOperator<ReplyBuilder> changes) {
            assertNothing(judgement(changes.andThen(reply -> reply.rcode(Rcode.NXDOMAIN))::apply), Absence.NXDOMAIN);
        }

        @Test
        void whatever_the_case_in_which_the_question_is_echoed() {
            assertNothing(
                    judgement(reply -> reply.noQuestion().question("wWw.eXample.COM.", Type.CAA, DClass.IN)),
                    Absence.NODATA);
        }
    }

    @Nested
    @DisplayName("Who cannot know is lame (RFC 2308 section 2)")
    class Lame {
        static Stream<Arguments> lame() {
            return Stream.of(
                    row("neither recursion nor authority", reply -> reply.unset(Flags.RA)),
                    row("an SOA without authority", reply -> reply.unset(Flags.RA)
                            .soa("example.com.")),
                    row("authority without an SOA", reply -> reply.unset(Flags.RA)
                            .set(Flags.AA)),
                    row("a referral", reply -> reply.unset(Flags.RA).authority("com. 9 NS ns.com.")),
                    row(
                            "a referral with authority",
                            reply -> reply.unset(Flags.RA).set(Flags.AA).authority("com. 9 NS ns.com.")),
                    row("a referral of a resolver", reply -> reply.authority("example.com. 9 NS ns.example.com.")),
                    row("a referral upwards", reply -> reply.authority(". 9 NS a.root-servers.net.")),
                    row("an SOA of another zone", reply -> reply.soa("example.net.")),
                    row("an SOA of a zone below", reply -> reply.soa("a.www.example.com.")),
                    row("an SOA that only looks like one above", reply -> reply.soa("ple.com.")),
                    row("an SOA of another zone beside the right one", reply -> reply.soa("com.")
                            .soa("net.")),
                    row("an SOA of another class", reply -> reply.unset(Flags.RA)
                            .set(Flags.AA)
                            .additional("com. 9 SOA a.invalid. b.invalid. 1 2 3 4 5")));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("lame")
        void nothing_is_proven_by(String story, UnaryOperator<ReplyBuilder> changes) {
            assertBroken(judgement(changes), Failure.Kind.LAME);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("lame")
        void no_name_is_missing_by(String story, UnaryOperator<ReplyBuilder> changes) {
            assertBroken(judgement(changes.andThen(reply -> reply.rcode(Rcode.NXDOMAIN))::apply), Failure.Kind.LAME);
        }
    }

    @Nested
    @DisplayName("Records")
    class Present {
        @Test
        void are_taken_octet_by_octet_in_order() {
            Judgement.Records records = records(judgement(reply -> reply.answer(
                    "www.example.com. 300 CAA 0 issue \"ca.example\"",
                    "www.example.com. 300 CAA 128 ISSUE \"\\\"\\\\\\195\\000\"",
                    "www.example.com. 300 TYPE257 hex 01022d2e")));
            assertThat(records.records())
                    .extracting(CaaRecord::flags, CaaRecord::tag, record -> record.value()
                            .toHex())
                    .containsExactly(
                            tuple(0, "issue", "63612e6578616d706c65"),
                            tuple(128, "issue", "225cc300"),
                            tuple(1, "-.", ""));
        }

        @Test
        void have_the_least_ttl_of_chain_and_rrset() {
            Judgement.Records records = records(judgement(reply -> reply.answer(
                    "www.example.com. 60 CNAME host.example.net.",
                    "host.example.net. 3600 CAA 0 issue \"ca.example\"",
                    "host.example.net. 1800 CAA 0 issue \"other.example\"")));
            assertThat(records.records()).extracting(CaaRecord::ttl).containsExactly(60L, 60L);
        }

        @Test
        void count_as_expired_where_the_ttl_does_not_fit() {
            byte[] octets = new ReplyBuilder(QUERY)
                    .answer("www.example.com. 300 CAA 0 issue \"x\"")
                    .octets();
            octets[12 + QUERY.name().length() + 4 + 6] = (byte) 0x80;
            assertThat(records(MessageJudge.judge(QUERY, octets).judgement()).records())
                    .extracting(CaaRecord::ttl)
                    .containsExactly(0L);
        }

        @Test
        void may_come_with_their_signatures() {
            records(judgement(reply -> reply.answer(
                    "www.example.com. 300 CNAME host.example.net.",
                    "www.example.com. 300 RRSIG CNAME " + SIGNATURE,
                    "host.example.net. 300 CAA 0 issue \"ca.example\"",
                    "host.example.net. 300 RRSIG CAA " + SIGNATURE)));
        }

        @Test
        void may_be_a_thousand() {
            assertThat(records(judgement(reply -> manyRecords(reply, 2000))).records())
                    .hasSize(2000);
        }

        @Test
        void must_not_be_more_than_two_thousand() {
            assertBroken(judgement(reply -> manyRecords(reply, 2001)), Failure.Kind.TOO_LARGE);
        }

        private static ReplyBuilder manyRecords(ReplyBuilder reply, int count) {
            IntStream.range(0, count).forEach(i -> reply.answer("www.example.com. 300 CAA 0 t \"" + i % 10 + "\""));
            return reply;
        }
    }

    @Nested
    @DisplayName("The evidence")
    class Evidence {
        @Test
        void has_flags_rcode_and_octets() {
            byte[] octets = new ReplyBuilder(QUERY).set(Flags.AD).set(Flags.AA).octets();
            Reply.Message reply =
                    (Reply.Message) MessageJudge.judge(QUERY, octets).reply();
            assertThat(reply.flags())
                    .containsExactlyInAnyOrder(
                            Reply.Flag.AUTHENTIC_DATA, Reply.Flag.AUTHORITATIVE, Reply.Flag.RECURSION_AVAILABLE);
            assertThat(reply.octets().toArray()).isEqualTo(octets);
            assertThat(reply.rcode()).isZero();
        }

        @Test
        void keeps_what_could_not_be_read() {
            byte[] octets = {1, 2, 3};
            Reply.Unreadable reply =
                    (Reply.Unreadable) MessageJudge.judge(QUERY, octets).reply();
            assertThat(reply.octets().toArray()).isEqualTo(octets);
        }
    }

    @Test
    void a_cut_message_is_not_judged_whatever_it_holds() {
        assertThat(judgement(reply -> reply.set(Flags.TC))).isEqualTo(new Judgement.Cut(false));
        assertThat(judgement(reply -> reply.set(Flags.TC).answer("www.example.com. 300 CAA 0 issue \"x\"")))
                .isEqualTo(new Judgement.Cut(true));
    }
}
