package org.caagate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How often which verdict was said, so that a campaign cannot become trivial without anybody noticing. */
final class Tally {
    private static final List<String> EXPECTED = List.of(
            "permitted issuer-authorized",
            "permitted no-restricting-property",
            "permitted no-caa",
            "permitted no-caa-within-boundary",
            "refused unknown-critical-property",
            "refused method-not-authorized",
            "refused account-not-authorized",
            "refused issuer-not-authorized",
            "refused issuance-forbidden",
            "undetermined lookup-failed",
            "undetermined dnssec-bogus",
            "undetermined issuer-unknown",
            "undetermined account-unknown",
            "undetermined method-unknown",
            "not-applicable ip-address",
            "not-applicable onion-name",
            "not-applicable other-name-type",
            "undetermined resolver-sees-no-caa");

    private final List<String> expected;

    private final Map<String, Integer> verdicts = new TreeMap<>();
    private int all;
    private int cleared;
    private int runs;

    private Tally(List<String> expected) {
        this.expected = expected;
    }

    static Tally withoutPerspectives() {
        return new Tally(EXPECTED);
    }

    static Tally withPerspectives() {
        return new Tally(Stream.concat(EXPECTED.stream(), Stream.of("undetermined perspectives-disagree"))
                .toList());
    }

    synchronized void add(Said said) {
        for (String verdict : said.verdicts().values()) {
            int at = verdict.indexOf(" at ");
            verdicts.merge(at < 0 ? verdict : verdict.substring(0, at), 1, Integer::sum);
            all++;
        }
        runs++;
        cleared += said.isCleared() ? 1 : 0;
    }

    /** Every verdict and reason in at least so many of ten thousand. */
    synchronized void requireEach(int ofTenThousand) {
        for (String verdict : expected) {
            assertThat(verdicts.getOrDefault(verdict, 0) * 10_000L / all)
                    .as("%s in %s", verdict, this)
                    .isGreaterThanOrEqualTo(ofTenThousand);
        }
        assertThat(verdicts).containsOnlyKeys(expected);
        assertThat(cleared * 100L / runs).as("cleared in a hundred of %s", this).isBetween(10L, 90L);
    }

    @Override
    public synchronized String toString() {
        return runs + " runs, " + cleared + " cleared, " + all + " verdicts " + verdicts;
    }
}
