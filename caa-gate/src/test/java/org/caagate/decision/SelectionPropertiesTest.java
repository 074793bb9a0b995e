package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every RRset, and an oracle written from the prose of RFC 8659 section 4, not from the code. */
class SelectionPropertiesTest {
    private static final List<String> VALUES = List.of("ca.example", "other.example", ";", "%%", "CA.EXAMPLE;a=b");

    @Provide
    Arbitrary<List<String>> recordSets() {
        Arbitrary<String> flags = Arbitraries.of("0", "128", "1");
        Arbitrary<String> tags = Arbitraries.of("issue", "ISSUE", "issuewild", "issuemail", "iodef", "tbs");
        Arbitrary<String> record = Combinators.combine(flags, tags, Arbitraries.of(VALUES))
                .as((flag, tag, value) -> flag + " " + tag + " \"" + value + "\"");
        return record.list().ofMinSize(1).ofMaxSize(6);
    }

    private static Verdict decide(List<String> records, String identifier) {
        Scenario scenario = Scenario.of();
        records.forEach(record -> scenario.record("example.com", Scenario.record(record)));
        return scenario.decide(identifier);
    }

    @Property
    void the_order_of_records_never_matters(@ForAll("recordSets") List<String> records, @ForAll Random random) {
        List<String> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        for (String identifier : List.of("example.com", "*.example.com", "a@example.com")) {
            assertThat(decide(shuffled, identifier).reason().id())
                    .isEqualTo(decide(records, identifier).reason().id());
        }
    }

    @Property
    void a_record_for_another_issuer_never_turns_a_refusal_into_a_permit(@ForAll("recordSets") List<String> records) {
        for (String identifier : List.of("example.com", "*.example.com", "a@example.com")) {
            if (decide(records, identifier) instanceof Refused) {
                for (String tag : List.of("issue", "issuewild", "issuemail")) {
                    List<String> more = new ArrayList<>(records);
                    more.add("0 " + tag + " \"third.example\"");
                    assertThat(decide(more, identifier)).isInstanceOf(Refused.class);
                }
            }
        }
    }

    @Property
    void agrees_with_the_prose_of_the_standard(@ForAll("recordSets") List<String> records) {
        assertThat(decide(records, "example.com") instanceof Permitted).isEqualTo(allowedByProse(records, false));
        assertThat(decide(records, "*.example.com") instanceof Permitted).isEqualTo(allowedByProse(records, true));
    }

    /** RFC 8659 section 4 read once more, over text and without any type of the library. */
    private static boolean allowedByProse(List<String> records, boolean wildcard) {
        List<String> issue = new ArrayList<>();
        List<String> issuewild = new ArrayList<>();
        for (String record : records) {
            String[] parts = record.split(" ", 3);
            String tag = parts[1].equals("ISSUE") ? "issue" : parts[1];
            String value = parts[2].substring(1, parts[2].length() - 1);
            if (parts[0].equals("128") && tag.equals("tbs")) {
                return false;
            }
            if (tag.equals("issue")) {
                issue.add(value);
            }
            if (tag.equals("issuewild")) {
                issuewild.add(value);
            }
        }
        List<String> counted = wildcard && !issuewild.isEmpty() ? issuewild : issue;
        return counted.isEmpty() || counted.stream().anyMatch(Set.of("ca.example", "CA.EXAMPLE;a=b")::contains);
    }
}
