package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;

@DisplayName("Messages that were changed at random")
class MessageJudgeMutationTest {
    private static final String NAME = "www.example.com.";
    private static final Query QUERY = Ask.query(NAME, DnssecBits.AD);
    private static final int ROUNDS = 5_000;

    private static ReplyBuilder reply() {
        return new ReplyBuilder(QUERY);
    }

    private static final List<byte[]> SEEDS = List.of(
            reply().octets(),
            reply().soa("example.com.").edns().octets(),
            reply().rcode(Rcode.NXDOMAIN).soa("com.").octets(),
            reply().unset(Flags.RA).set(Flags.AA).soa("example.com.").octets(),
            reply().authority("example.com. 9 NS ns.example.com.").octets(),
            reply().answer("www.example.com. 60 CNAME host.example.net.")
                    .soa("example.net.")
                    .octets(),
            reply().answer("www.example.com. 60 CNAME host.example.net.").octets(),
            reply().answer("example.com. 60 DNAME example.net.", "www.example.com. 60 CNAME www.example.net.")
                    .soa("net.")
                    .octets(),
            reply().answer(
                            "www.example.com. 60 CNAME a.example.",
                            "a.example. 60 CNAME b.example.",
                            "b.example. 60 CAA 0 issue \"ca.example\"",
                            "b.example. 60 RRSIG CAA 8 2 60 20300101000000 20200101000000 1 example. AAAA")
                    .octets(),
            reply().answer("www.example.com. 60 CAA 0 issue \";\"", "www.example.com. 60 CAA 128 iodef \"\"")
                    .octets(),
            reply().soa("example.com.").error(15, "").octets(),
            reply().answer("www.example.com. 60 CAA 0 issue \";\"")
                    .error(22, "x")
                    .octets());

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] octets = seed.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            octets = changed(octets, random);
        }
        return octets;
    }

    private static byte[] changed(byte[] octets, Random random) {
        byte[] changed = octets.clone();
        if (changed.length == 0) {
            return changed;
        }
        int place = random.nextInt(changed.length);
        return switch (random.nextInt(10)) {
            case 0 -> Arrays.copyOf(changed, random.nextInt(changed.length + 1));
            case 1 -> Arrays.copyOf(changed, changed.length + 1 + random.nextInt(12));
            case 2 -> without(changed, place);
            case 3, 4, 5 -> with(changed, place, changed[place] ^ (1 << random.nextInt(8)));
            case 6, 7 -> {
                int header = Math.min(place, 2 + random.nextInt(10));
                yield with(changed, header, changed[header] ^ (1 << random.nextInt(8)));
            }
            default -> with(changed, place, random.nextInt(256));
        };
    }

    private static byte[] with(byte[] octets, int place, int octet) {
        octets[place] = (byte) octet;
        return octets;
    }

    private static byte[] without(byte[] octets, int place) {
        byte[] shorter = Arrays.copyOf(octets, Math.max(octets.length - 1, 0));
        for (int i = place; i < shorter.length; i++) {
            shorter[i] = octets[i + 1];
        }
        return shorter;
    }

    @RepeatedTest(12)
    void are_never_an_absence_or_records_unless_the_rules_hold(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] seed = SEEDS.get(repetition.getCurrentRepetition() - 1);
        int broken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] octets = mutated(seed, random);
            Judgement judgement = MessageJudge.judge(QUERY, octets).judgement();
            if (judgement instanceof Judgement.Nothing) {
                assertThat(AbsenceRecogniser.mayBeAbsence(octets, QUERY.id(), NAME))
                        .as("absence in %s", Arrays.toString(octets))
                        .isTrue();
            } else if (judgement instanceof Judgement.Records records) {
                int count = records.records().size();
                assertThat(AbsenceRecogniser.mayBeRecords(octets, QUERY.id(), NAME, count))
                        .as("%s records in %s", count, Arrays.toString(octets))
                        .isTrue();
            } else if (judgement instanceof Judgement.Broken) {
                broken++;
            }
        }
        assertThat(broken).isPositive();
    }

    @Test
    void would_be_recognised_as_what_they_were_before() {
        assertThat(SEEDS.stream().filter(octets -> AbsenceRecogniser.mayBeAbsence(octets, QUERY.id(), NAME)))
                .hasSize((int) SEEDS.stream()
                        .filter(octets -> MessageJudge.judge(QUERY, octets).judgement() instanceof Judgement.Nothing)
                        .count())
                .hasSize(6);
    }
}
