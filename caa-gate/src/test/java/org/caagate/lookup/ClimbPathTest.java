package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The climb (RFC 8659 section 3)")
class ClimbPathTest {
    private static final DomainName A_EXAMPLE_COM = DomainName.parse("a.example.com");
    private static final DomainName EXAMPLE_COM = DomainName.parse("example.com");
    private static final DomainName COM = DomainName.parse("com");

    @ParameterizedTest
    @CsvSource({
        "a.b.example.co.uk, '', a.b.example.co.uk b.example.co.uk example.co.uk co.uk uk, TOP_LEVEL",
        "uk, '', uk, TOP_LEVEL",
        "a.b.corp, corp, a.b.corp b.corp corp, BOUNDARY",
        "a.b.corp, b.corp, a.b.corp b.corp, BOUNDARY",
        "a.b.corp, a.b.corp, a.b.corp, BOUNDARY",
        "a.b.corp, corp b.corp, a.b.corp b.corp, BOUNDARY",
        "a.b.corp, b.corp corp, a.b.corp b.corp, BOUNDARY",
        "a.b.corp, x.a.b.corp, a.b.corp b.corp corp, TOP_LEVEL",
        "a.b.corp, other, a.b.corp b.corp corp, TOP_LEVEL",
        "ab.corp, b.corp, ab.corp corp, TOP_LEVEL",
        "corp, corp, corp, BOUNDARY"
    })
    void the_path_goes_to_the_top_or_to_the_nearest_boundary(
            String start, String boundaries, String names, ClimbPath.Reach reach) {
        assertThat(ClimbPath.from(DomainName.parse(start), names(boundaries)))
                .isEqualTo(new ClimbPath(names(names), reach));
    }

    static Stream<Arguments> noPaths() {
        return Stream.of(
                arguments("", ClimbPath.Reach.TOP_LEVEL, "no climb"),
                arguments("", ClimbPath.Reach.BOUNDARY, "no climb"),
                arguments("a.example.com com", ClimbPath.Reach.TOP_LEVEL, "no climb"),
                arguments("com example.com", ClimbPath.Reach.TOP_LEVEL, "no climb"),
                arguments("example.com example.com com", ClimbPath.Reach.TOP_LEVEL, "no climb"),
                arguments("example.com com com", ClimbPath.Reach.TOP_LEVEL, "no climb"),
                arguments("example.com com org", ClimbPath.Reach.TOP_LEVEL, "no climb"),
                arguments("example.com example.org", ClimbPath.Reach.BOUNDARY, "no climb"),
                arguments("example.com", ClimbPath.Reach.TOP_LEVEL, "below the top level without a boundary"),
                arguments("a.example.com example.com", ClimbPath.Reach.TOP_LEVEL, "below the top level"));
    }

    @ParameterizedTest
    @MethodSource("noPaths")
    void a_path_that_is_no_climb_cannot_be_made(String names, ClimbPath.Reach reach, String fault) {
        List<DomainName> list = names(names);
        assertThatThrownBy(() -> new ClimbPath(list, reach))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    /** Answers in the order of the path: P present, D no data, X no such name, F failed, - none yet. */
    @ParameterizedTest(name = "{0} up to {1}: {2}")
    @CsvSource({
        // Found, whatever is or is not known above.
        "P--, TOP_LEVEL, found a.example.com",
        "PFF, TOP_LEVEL, found a.example.com",
        "PPP, TOP_LEVEL, found a.example.com",
        "DP-, TOP_LEVEL, found example.com",
        "XP-, TOP_LEVEL, found example.com",
        "DPF, TOP_LEVEL, found example.com",
        "DXP, TOP_LEVEL, found com",
        "DPX, TOP_LEVEL, found example.com",
        "DXP, BOUNDARY, found com",
        // A failure below the first RRset hides what there may be.
        "F--, TOP_LEVEL, hidden a.example.com servfail",
        "FPP, TOP_LEVEL, hidden a.example.com servfail",
        "DFP, TOP_LEVEL, hidden example.com servfail",
        "DF-, TOP_LEVEL, hidden example.com servfail",
        "XXF, TOP_LEVEL, hidden com servfail",
        "DDF, BOUNDARY, hidden com servfail",
        // None.
        "DDD, TOP_LEVEL, none com TOP_LEVEL",
        "XXD, TOP_LEVEL, none com TOP_LEVEL",
        "XDD, TOP_LEVEL, none com TOP_LEVEL",
        "XXX, BOUNDARY, none com BOUNDARY",
        "DDX, BOUNDARY, none com BOUNDARY",
        // The resolver sees another root.
        "DDX, TOP_LEVEL, hidden com no-such-tld",
        "XXX, TOP_LEVEL, hidden com no-such-tld",
        // Undecided while an answer is missing that could change it.
        "---, TOP_LEVEL, undecided",
        "-PP, TOP_LEVEL, undecided",
        "-FF, TOP_LEVEL, undecided",
        "D--, TOP_LEVEL, undecided",
        "X--, TOP_LEVEL, undecided",
        "D-P, TOP_LEVEL, undecided",
        "D-F, TOP_LEVEL, undecided",
        "DD-, TOP_LEVEL, undecided",
        "-DX, TOP_LEVEL, undecided",
        "DD-, BOUNDARY, undecided"
    })
    void the_nearest_answer_that_is_no_absence_decides(String answers, ClimbPath.Reach reach, String decision) {
        ClimbPath path = new ClimbPath(List.of(A_EXAMPLE_COM, EXAMPLE_COM, COM), reach);
        assertThat(path.climb(lookup(path, answers)).map(ClimbPathTest::decision))
                .isEqualTo(decision.equals("undecided") ? Optional.empty() : Optional.of(decision));
    }

    @ParameterizedTest
    @CsvSource({
        // Nothing failed: the climb as ever.
        "P--, found a.example.com",
        "DDD, none com TOP_LEVEL",
        // Beyond each failure, until something is decided.
        "FP-, hidden a.example.com servfail > found example.com",
        "FDD, hidden a.example.com servfail > none com TOP_LEVEL",
        "FFP, hidden a.example.com servfail > hidden example.com servfail > found com",
        "FDX, hidden a.example.com servfail > hidden com no-such-tld",
        "DFD, hidden example.com servfail > none com TOP_LEVEL",
        "DDF, hidden com servfail",
        // Undecided while an answer is missing that could change it.
        "F--, undecided example.com",
        "FD-, undecided com",
        "FF-, undecided com",
        "DF-, undecided com",
        "-PP, undecided a.example.com"
    })
    void a_climb_past_failures_goes_on_above_them(String answers, String decision) {
        ClimbPath path = ClimbPath.from(A_EXAMPLE_COM, List.of());
        Function<DomainName, Optional<Answer>> known = lookup(path, answers);
        String decided = path.climbPastFailures(known)
                .map(ClimbPathTest::decisions)
                .orElseGet(() -> "undecided " + path.nextPastFailures(known).orElseThrow());
        assertThat(decided).isEqualTo(decision);
    }

    @Test
    void what_lies_beyond_a_climb_follows_a_failure() {
        ClimbPath path = ClimbPath.from(A_EXAMPLE_COM, List.of());
        Climb beyond = ClimbPath.from(EXAMPLE_COM, List.of())
                .climb(lookup(path, "-P-"))
                .orElseThrow();
        assertThatThrownBy(() -> new Climb(path, List.of(Answers.present(A_EXAMPLE_COM)), Optional.of(beyond)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[example.com, com] is not what lies beyond a failed lookup at [a.example.com]");
        assertThat(new Climb(path, List.of(Answers.failed(A_EXAMPLE_COM)), Optional.of(beyond)).allSteps())
                .containsExactly(Answers.failed(A_EXAMPLE_COM), Answers.present(EXAMPLE_COM));
    }

    private static String decisions(Climb climb) {
        return decision(climb)
                + climb.beyond().map(beyond -> " > " + decisions(beyond)).orElse("");
    }

    @Test
    void a_boundary_below_the_top_ends_the_climb_there() {
        ClimbPath path = ClimbPath.from(A_EXAMPLE_COM, List.of(EXAMPLE_COM));
        assertThat(path.climb(lookup(path, "DX")).map(ClimbPathTest::decision)).contains("none example.com BOUNDARY");
    }

    @Test
    void the_steps_end_with_the_answer_that_decides() {
        ClimbPath path = ClimbPath.from(A_EXAMPLE_COM, List.of());
        Climb climb = path.climb(lookup(path, "DPF")).orElseThrow();
        assertThat(climb.start()).isEqualTo(A_EXAMPLE_COM);
        assertThat(climb.steps()).containsExactly(Answers.noData(A_EXAMPLE_COM), Answers.present(EXAMPLE_COM));
    }

    @Test
    void answers_above_the_one_that_decides_are_not_asked_for() {
        ClimbPath path = ClimbPath.from(A_EXAMPLE_COM, List.of());
        List<DomainName> asked = new ArrayList<>();
        Function<DomainName, Optional<Answer>> answers = lookup(path, "DPP");
        assertThat(path.climb(name -> {
                    asked.add(name);
                    return answers.apply(name);
                }))
                .isPresent();
        assertThat(asked).containsExactly(A_EXAMPLE_COM, EXAMPLE_COM);
    }

    @Test
    void a_missing_top_keeps_its_trail_and_says_which_it_is() {
        ClimbPath path = ClimbPath.from(COM, List.of());
        RelevantRRset set = path.climb(lookup(path, "X")).orElseThrow().relevantRRset();
        assertThat(set).asInstanceOf(type(RelevantRRset.Hidden.class)).satisfies(hidden -> {
            assertThat(hidden.answer().trail())
                    .isEqualTo(Answers.noSuchName(COM).trail());
            assertThat(hidden.answer().failure().detail()).contains("top-level domain com does not exist");
        });
    }

    static Stream<Arguments> noClimbs() {
        return Stream.of(
                arguments(List.of(), "do not follow the path"),
                arguments(List.of(Answers.present(EXAMPLE_COM)), "do not follow the path"),
                arguments(List.of(Answers.noData(A_EXAMPLE_COM), Answers.present(COM)), "do not follow the path"),
                arguments(
                        List.of(
                                Answers.noData(A_EXAMPLE_COM),
                                Answers.noData(EXAMPLE_COM),
                                Answers.noData(COM),
                                Answers.noData(COM)),
                        "do not follow the path"),
                arguments(
                        List.of(Answers.present(A_EXAMPLE_COM), Answers.present(EXAMPLE_COM)),
                        "the climb goes on after a.example.com"),
                arguments(
                        List.of(Answers.failed(A_EXAMPLE_COM), Answers.present(EXAMPLE_COM)),
                        "the climb goes on after a.example.com"),
                arguments(
                        List.of(Answers.noData(A_EXAMPLE_COM), Answers.failed(EXAMPLE_COM), Answers.noData(COM)),
                        "the climb goes on after example.com"),
                arguments(List.of(Answers.noData(A_EXAMPLE_COM)), "stops at a.example.com without a decision"),
                arguments(
                        List.of(Answers.noData(A_EXAMPLE_COM), Answers.noSuchName(EXAMPLE_COM)),
                        "stops at example.com without a decision"),
                arguments(
                        List.of(
                                Answers.noSuchName(A_EXAMPLE_COM),
                                Answers.noSuchName(EXAMPLE_COM),
                                Answers.noSuchName(COM)),
                        "top-level domain com"));
    }

    @ParameterizedTest
    @MethodSource("noClimbs")
    void steps_that_decide_nothing_cannot_be_made_a_climb(List<Answer> steps, String fault) {
        ClimbPath path = ClimbPath.from(A_EXAMPLE_COM, List.of());
        assertThatThrownBy(() -> new Climb(path, steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void an_rrset_without_records_cannot_be_made() {
        assertThatThrownBy(() ->
                        new Answer.Present(COM, List.of(), Answers.noData(COM).trail()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("com");
    }

    @Test
    void each_answer_is_folded_by_its_own_function() {
        assertThat(Stream.of(Answers.present(COM), Answers.noData(COM), Answers.failed(COM))
                        .map(ClimbPathTest::kind))
                .containsExactly("present", "absent", "failed");
    }

    private static String kind(Answer answer) {
        return answer.fold(present -> "present", absent -> "absent", failed -> "failed");
    }

    private static String decision(Climb climb) {
        return climb.relevantRRset()
                .fold(
                        found -> "found " + found.answer().name(),
                        none -> "none " + none.last() + " " + none.reach(),
                        hidden -> "hidden " + hidden.answer().name() + " "
                                + hidden.answer().failure().kind().id());
    }

    private static Function<DomainName, Optional<Answer>> lookup(ClimbPath path, String answers) {
        Map<DomainName, Answer> known = new HashMap<>();
        for (int i = 0; i < answers.length(); i++) {
            DomainName name = path.names().get(i);
            switch (answers.charAt(i)) {
                case 'P' -> known.put(name, Answers.present(name));
                case 'D' -> known.put(name, Answers.noData(name));
                case 'X' -> known.put(name, Answers.noSuchName(name));
                case 'F' -> known.put(name, Answers.failed(name));
                case '-' -> known.remove(name);
                default -> throw new IllegalArgumentException(answers);
            }
        }
        return name -> Optional.ofNullable(known.get(name));
    }

    private static List<DomainName> names(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(DomainName::parse)
                .toList();
    }
}
