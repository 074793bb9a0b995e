package org.caagate.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("What fuzzing has found interesting")
class FuzzCorpusTest {
    @TestFactory
    Stream<DynamicTest> is_taken_as_it_should_be() {
        return Corpus.tests();
    }

    @Test
    void is_kept_for_every_target() {
        assertThat(Corpus.directories()).isEqualTo(Corpus.targets()).isNotEmpty();
    }
}
