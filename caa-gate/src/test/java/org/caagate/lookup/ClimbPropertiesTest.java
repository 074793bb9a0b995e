package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.caagate.name.DomainName;

/** What holds for every climb, whatever the answers and the order in which they come. */
class ClimbPropertiesTest {
    private static final DomainName START = DomainName.parse("a.b.c.example.com");

    /** What is known of one name. */
    enum Known {
        NOTHING,
        PRESENT,
        NO_DATA,
        NO_SUCH_NAME,
        FAILED;

        Optional<Answer> of(DomainName name) {
            return switch (this) {
                case NOTHING -> Optional.empty();
                case PRESENT -> Optional.of(Answers.present(name));
                case NO_DATA -> Optional.of(Answers.noData(name));
                case NO_SUCH_NAME -> Optional.of(Answers.noSuchName(name));
                case FAILED -> Optional.of(Answers.failed(name));
            };
        }
    }

    /** Absences are frequent, or no climb would get far. */
    @Provide
    Arbitrary<List<Known>> knowledge() {
        return Arbitraries.of(
                        Known.NOTHING,
                        Known.PRESENT,
                        Known.NO_DATA,
                        Known.NO_DATA,
                        Known.NO_SUCH_NAME,
                        Known.NO_SUCH_NAME,
                        Known.FAILED)
                .list()
                .ofSize(5);
    }

    @Property
    void no_further_answer_changes_a_decided_climb(
            @ForAll("knowledge") List<Known> first,
            @ForAll("knowledge") List<Known> further,
            @ForAll @IntRange(max = 5) int boundary) {
        ClimbPath path = path(boundary);
        Optional<Climb> decided = path.climb(answers(first, List.of()));
        if (decided.isPresent()) {
            assertThat(path.climb(answers(first, further))).isEqualTo(decided);
        }
    }

    @Property
    void an_undecided_climb_can_still_go_either_way(
            @ForAll("knowledge") List<Known> first, @ForAll @IntRange(max = 5) int boundary) {
        ClimbPath path = path(boundary);
        if (path.climb(answers(first, List.of())).isEmpty()) {
            assertThat(path.climb(answers(first, allOf(Known.PRESENT))))
                    .isNotEqualTo(path.climb(answers(first, allOf(Known.FAILED))));
        }
    }

    @Property
    void a_climb_with_every_answer_is_decided(
            @ForAll @Size(5) List<Known> first, @ForAll @IntRange(max = 5) int boundary) {
        assertThat(path(boundary).climb(answers(first, allOf(Known.NO_DATA)))).isPresent();
    }

    @Property
    void a_climb_goes_on_to_a_name_without_answer_until_it_is_decided(
            @ForAll("knowledge") List<Known> first, @ForAll @IntRange(max = 5) int boundary) {
        ClimbPath path = path(boundary);
        Optional<DomainName> next = path.next(answers(first, List.of()));
        assertThat(next.isEmpty())
                .isEqualTo(path.climb(answers(first, List.of())).isPresent());
        if (next.isPresent()) {
            int level = path.names().indexOf(next.get());
            assertThat(first.get(level)).isEqualTo(Known.NOTHING);
            assertThat(first.subList(0, level)).isSubsetOf(Known.NO_DATA, Known.NO_SUCH_NAME);
        }
    }

    /** The path to the first so many names as a boundary, or for 0 to the top. */
    private static ClimbPath path(int boundary) {
        return ClimbPath.from(
                START, boundary == 0 ? List.of() : List.of(START.climb().get(boundary - 1)));
    }

    private static List<Known> allOf(Known known) {
        return START.climb().stream().map(name -> known).toList();
    }

    /** The first answers, and for names without one the further. */
    private static Function<DomainName, Optional<Answer>> answers(List<Known> first, List<Known> further) {
        Map<DomainName, Answer> answers = new HashMap<>();
        List<DomainName> names = START.climb();
        for (int i = 0; i < names.size(); i++) {
            Known known = first.get(i) == Known.NOTHING && !further.isEmpty() ? further.get(i) : first.get(i);
            DomainName name = names.get(i);
            known.of(name).ifPresent(answer -> answers.put(name, answer));
        }
        return name -> Optional.ofNullable(answers.get(name));
    }
}
