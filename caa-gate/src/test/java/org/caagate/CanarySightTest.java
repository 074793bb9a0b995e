package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The sight of a canary")
class CanarySightTest {
    private static final DomainName CANARY = DomainName.parse("canary.example");
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    /** Seen at 1 second, not at 2, seen at 4; requests hear of it in any order. */
    private static Answer at(int second) throws MalformedRecordException {
        Trail trail = Trail.none(START.plusSeconds(second));
        return second == 2
                ? new Answer.Absent(CANARY, Answer.Absence.NODATA, trail)
                : new Answer.Present(CANARY, List.of(CaaRecord.parse("0 issue \"ca.example\"")), trail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"124", "142", "214", "241", "412", "421"})
    void is_broken_by_a_blind_moment_whoever_hears_of_it_first(String order) throws MalformedRecordException {
        CanarySight sight = new CanarySight();
        for (int i = 0; i < order.length(); i++) {
            sight.note(at(order.charAt(i) - '0'));
        }
        assertThat(sight.lastsSince(START.plusSeconds(3))).isFalse();
    }
}
