package org.caagate;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caagate.lookup.Perspective;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gate with several perspectives is built")
class PerspectivesTest {

    @Test
    void only_of_perspectives_that_can_be_told_apart_and_says_all_faults() {
        FakeLookup lookup = FakeLookup.of();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaaGate.builder()
                        .perspective(new Perspective("EU", "Frankfurt", lookup))
                        .perspective(new Perspective("", "Frankfurt", lookup))
                        .perspective(new Perspective("a".repeat(33), "Frankfurt", lookup))
                        .perspective(new Perspective("us", lookup))
                        .perspective(new Perspective("us", "x".repeat(65), lookup))
                        .perspective(new Perspective("primary", "Paris", lookup))
                        .build())
                .withMessage("a gate needs a lookup, such as DnsLookup.ofServers(...): it has no default resolver;"
                        + " the id of a perspective has 1 to 32 lower-case letters, digits and hyphens: \"EU\";"
                        + " the id of a perspective has 1 to 32 lower-case letters, digits and hyphens: \"\";"
                        + " the id of a perspective has 1 to 32 lower-case letters, digits and hyphens: \""
                        + "a".repeat(33) + "\";"
                        + " two perspectives have the id \"us\";"
                        + " the region of perspective \"us\" has more than 64 characters;"
                        + " the id \"primary\" is that of the gate's own lookup");
    }

    @Test
    void of_sixteen_at_most() {
        CaaGate.Builder builder = CaaGate.builder().lookup(FakeLookup.of());
        for (int i = 0; i < 17; i++) {
            builder.perspective(new Perspective("p" + i, "somewhere", FakeLookup.of()));
        }
        assertThatThrownBy(builder::build).hasMessageContaining("16").hasMessageContaining("17");
    }
}
