package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the replies that are measured are what they are called. */
class MessageBenchmarkTest {
    @Test
    void the_reply_with_records_is_read_as_records() throws Exception {
        assertThat(judged("records"))
                .isInstanceOfSatisfying(Judgement.Records.class, records -> assertThat(records.records())
                        .hasSize(2));
    }

    @Test
    void the_reply_without_data_proves_that_there_are_none() throws Exception {
        assertThat(judged("nodata")).isInstanceOf(Judgement.Nothing.class);
    }

    private static Judgement judged(String reply) throws Exception {
        MessageBenchmark benchmark = new MessageBenchmark();
        benchmark.reply = reply;
        benchmark.makeReply();
        return ((MessageJudge.Judged) benchmark.judge()).judgement();
    }
}
