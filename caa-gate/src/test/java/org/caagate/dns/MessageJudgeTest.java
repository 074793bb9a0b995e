package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

@DisplayName("The judge of messages")
class MessageJudgeTest {
    private static final String SIGNATURE = "8 3 300 20300101000000 20200101000000 1 example.com. AAAA";

    private static final Query QUERY = Ask.query("www.example.com.", DnssecBits.AD);

    private static MessageJudge.Judged judged(UnaryOperator<ReplyBuilder> changes) {
        return MessageJudge.judge(QUERY, changes.apply(new ReplyBuilder(QUERY)).octets());
    }

    private static Judgement judgement(UnaryOperator<ReplyBuilder> changes) {
        return judged(changes).judgement();
    }

    private static void assertBroken(Judgement judgement, Failure.Kind kind) {
        assertThat(judgement).isInstanceOf(Judgement.Broken.class);
        assertThat(((Judgement.Broken) judgement).failure().kind()).isEqualTo(kind);
    }

    private static void assertNothing(Judgement judgement, Absence absence) {
        assertThat(judgement).isInstanceOf(Judgement.Nothing.class);
        assertThat(((Judgement.Nothing) judgement).absence()).isEqualTo(absence);
    }

    private static Judgement.Records records(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Records.class);
        return (Judgement.Records) judgement;
    }

    private static Arguments row(String story, UnaryOperator<ReplyBuilder> changes) {
        return Arguments.of(story, changes);
    }

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
    @DisplayName("Alias chains")
    class Aliases {
        @Test
        void lead_to_records_in_any_order() {
            Judgement.Records records = records(judgement(reply -> reply.answer(
                    "c.example. 300 CAA 0 issue \"ca.example\"",
                    "b.example. 300 CNAME c.example.",
                    "WWW.example.com. 300 CNAME b.example.")));
            assertThat(records.links())
                    .extracting(link -> link.alias().toString())
                    .containsExactly("www.example.com -> b.example", "b.example -> c.example");
        }

        @ParameterizedTest
        @CsvSource({"NOERROR, NODATA", "NXDOMAIN, NXDOMAIN"})
        void end_with_nothing_where_an_soa_encloses_the_end(String rcode, Absence absence) {
            assertNothing(
                    judgement(reply -> reply.rcode(Rcode.value(rcode))
                            .answer("www.example.com. 300 CNAME host.example.net.")
                            .soa("example.net.")),
                    absence);
        }

        static Stream<Arguments> unproven() {
            return Stream.of(
                    row("without an SOA", reply -> reply),
                    row("with NXDOMAIN", reply -> reply.rcode(Rcode.NXDOMAIN)),
                    row("with the SOA of the first name", reply -> reply.soa("example.com.")),
                    row("with a referral", reply -> reply.authority("example.net. 9 NS ns.example.net.")),
                    row("from an authority", reply -> reply.unset(Flags.RA).set(Flags.AA)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("unproven")
        void have_their_end_asked_itself(String story, UnaryOperator<ReplyBuilder> changes) {
            Judgement judgement =
                    judgement(reply -> changes.apply(reply.answer("www.example.com. 300 CNAME host.example.net.")));
            assertThat(judgement).isInstanceOf(Judgement.Elsewhere.class);
            assertThat(((Judgement.Elsewhere) judgement).end()).hasToString("host.example.net.");
        }

        @Test
        void are_not_followed_on_the_word_of_nobody() {
            assertBroken(
                    judgement(reply -> reply.unset(Flags.RA).answer("www.example.com. 300 CNAME host.example.net.")),
                    Failure.Kind.LAME);
        }

        @Test
        void pass_a_dname_without_its_cname() {
            Judgement judgement = judgement(reply -> reply.answer("example.com. 300 DNAME example.net."));
            assertThat(judgement).isInstanceOf(Judgement.Elsewhere.class);
            assertThat(((Judgement.Elsewhere) judgement).end()).hasToString("www.example.net.");
        }

        @Test
        void pass_a_dname_with_its_cname() {
            Judgement.Records records = records(judgement(reply -> reply.answer(
                    "example.com. 300 DNAME example.net.",
                    "www.example.com. 0 CNAME www.example.net.",
                    "www.example.net. 300 CAA 0 issue \"ca.example\"")));
            assertThat(records.links()).hasSize(1);
        }

        static Stream<Arguments> contradictory() {
            return Stream.of(
                    row(
                            "two targets",
                            reply -> reply.answer(
                                    "www.example.com. 300 CNAME a.example.", "www.example.com. 300 CNAME b.example.")),
                    row(
                            "a CNAME against its DNAME",
                            reply -> reply.answer(
                                    "example.com. 300 DNAME example.net.",
                                    "www.example.com. 300 CNAME www.example.org.")),
                    row(
                            "two DNAME targets",
                            reply -> reply.answer(
                                    "example.com. 300 DNAME example.net.", "example.com. 300 DNAME example.org.")),
                    row(
                            "a DNAME below another",
                            reply -> reply.answer("example.com. 300 DNAME example.net.", "com. 300 DNAME net.")),
                    row(
                            "CAA beside a CNAME",
                            reply -> reply.answer(
                                    "www.example.com. 300 CNAME a.example.",
                                    "www.example.com. 300 CAA 0 issue \"ca.example\"")),
                    row(
                            "CAA beside a link",
                            reply -> reply.answer(
                                    "www.example.com. 300 CNAME a.example.",
                                    "a.example. 300 CNAME b.example.",
                                    "a.example. 300 CAA 0 issue \"ca.example\"")),
                    row(
                            "a name too long",
                            reply -> reply.answer("example.com. 300 DNAME " + "a234567890.".repeat(23))));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("contradictory")
        void are_malformed_with(String story, UnaryOperator<ReplyBuilder> changes) {
            assertBroken(judgement(changes), Failure.Kind.MALFORMED);
        }

        static Stream<Arguments> endless() {
            return Stream.of(
                    row("itself", reply -> reply.answer("www.example.com. 300 CNAME www.example.com.")),
                    row(
                            "a loop",
                            reply -> reply.answer(
                                    "www.example.com. 300 CNAME a.example.", "a.example. 300 CNAME WWW.example.com.")),
                    row(
                            "a loop further on",
                            reply -> reply.answer(
                                    "www.example.com. 300 CNAME a.example.",
                                    "a.example. 300 CNAME b.example.",
                                    "b.example. 300 CNAME a.example.")),
                    row("a DNAME that grows", reply -> reply.answer("example.com. 300 DNAME x.example.com.")),
                    row("17 links", reply -> chain(reply, 17).answer("n17.example. 300 CAA 0 issue \"ca.example\"")));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("endless")
        void do_not_end_in(String story, UnaryOperator<ReplyBuilder> changes) {
            assertBroken(judgement(changes), Failure.Kind.ALIAS_LOOP);
        }

        @Test
        void may_have_sixteen_links() {
            assertThat(records(judgement(
                                    reply -> chain(reply, 16).answer("n16.example. 300 CAA 0 issue \"ca.example\"")))
                            .links())
                    .hasSize(16);
        }

        private static ReplyBuilder chain(ReplyBuilder reply, int links) {
            reply.answer("www.example.com. 300 CNAME n1.example.");
            IntStream.range(1, links)
                    .forEach(i -> reply.answer("n" + i + ".example. 300 CNAME n" + (i + 1) + ".example."));
            return reply;
        }

        @Test
        void show_names_of_any_octets_safely() {
            Judgement judgement =
                    judgement(reply -> reply.answer("www.example.com. 300 CNAME \\027[2J\\000x\\.y.example."));
            assertThat(((Judgement.Elsewhere) judgement).links().get(0).alias().target())
                    .isEqualTo("\\027[2J\\000x\\.y.example");
        }
    }

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
        @ValueSource(ints = {6, 7, 8, 9, 10, 12})
        void are_bogus_where_an_extended_error_says_so(int code) {
            assertBroken(judgement(reply -> reply.rcode(Rcode.SERVFAIL).error(code, "")), Failure.Kind.BOGUS);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 5, 11, 13, 22, 23})
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
        assertThat(judgement(reply -> reply.set(Flags.TC))).isInstanceOf(Judgement.Cut.class);
        assertThat(judgement(reply -> reply.set(Flags.TC).answer("www.example.com. 300 CAA 0 issue \"x\"")))
                .isInstanceOf(Judgement.Cut.class);
    }
}
