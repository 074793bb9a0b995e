package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.caagate.lookup.Answer.Absence;
import org.caagate.lookup.Failure;
import org.junit.jupiter.params.provider.Arguments;

/** Shorthand of the tests of {@link MessageJudge}: one query, and replies to it that differ by some changes. */
final class Judging {
    static final String SIGNATURE = "8 3 300 20300101000000 20200101000000 1 example.com. AAAA";

    static final Query QUERY = Ask.query("www.example.com.", DnssecBits.AD);

    static MessageJudge.Judged judged(UnaryOperator<ReplyBuilder> changes) {
        return MessageJudge.judge(QUERY, changes.apply(new ReplyBuilder(QUERY)).octets());
    }

    static Judgement judgement(UnaryOperator<ReplyBuilder> changes) {
        return judged(changes).judgement();
    }

    static void assertBroken(Judgement judgement, Failure.Kind kind) {
        assertThat(judgement).isInstanceOf(Judgement.Broken.class);
        assertThat(((Judgement.Broken) judgement).failure().kind()).isEqualTo(kind);
    }

    static void assertNothing(Judgement judgement, Absence absence) {
        assertThat(judgement).isInstanceOf(Judgement.Nothing.class);
        assertThat(((Judgement.Nothing) judgement).absence()).isEqualTo(absence);
    }

    static Judgement.Records records(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Records.class);
        return (Judgement.Records) judgement;
    }

    static Arguments row(String story, UnaryOperator<ReplyBuilder> changes) {
        return Arguments.of(story, changes);
    }
}
