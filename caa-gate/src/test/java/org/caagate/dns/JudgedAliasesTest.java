package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;

@DisplayName("Alias chains, as the judge of messages sees them")
class JudgedAliasesTest {
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
                                "example.com. 300 DNAME example.net.", "www.example.com. 300 CNAME www.example.org.")),
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
                row("a name too long", reply -> reply.answer("example.com. 300 DNAME " + "a234567890.".repeat(23))));
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
        assertThat(records(judgement(reply -> chain(reply, 16).answer("n16.example. 300 CAA 0 issue \"ca.example\"")))
                        .links())
                .hasSize(16);
    }

    private static ReplyBuilder chain(ReplyBuilder reply, int links) {
        reply.answer("www.example.com. 300 CNAME n1.example.");
        IntStream.range(1, links).forEach(i -> reply.answer("n" + i + ".example. 300 CNAME n" + (i + 1) + ".example."));
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
