package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import org.caagate.lookup.Climb;
import org.caagate.name.DomainName;
import org.caagate.record.IodefTarget;
import org.caagate.record.Property;
import org.caagate.record.PropertyTag;

/**
 * What a verdict rests on.
 *
 * @param climb the lookups up to the deciding one
 * @param wanted the property that speaks about this kind of certificate here: of the two for wildcards, the one that counts
 * @param records the relevant RRset with what each record did, in the order of the answer; empty if none was found. Where the climb
 *     ends with a failure, those of a stale answer that refuses
 */
public record Examination(Climb climb, PropertyTag wanted, List<JudgedRecord> records) {
    /**
     * Copies the list.
     *
     * @param climb the lookups up to the deciding one
     * @param wanted the property that speaks about this kind of certificate here
     * @param records the relevant RRset with what each record did, in the order of the answer
     */
    public Examination {
        records = List.copyOf(records);
    }

    /**
     * Returns the name whose answer was the relevant RRset.
     *
     * @return the asked name, also when an alias led away from it; nothing if no RRset was found
     */
    public Optional<DomainName> foundAt() {
        return climb.relevantRRset()
                .fold(found -> Optional.of(found.answer().name()), none -> Optional.empty(), hidden -> Optional.of(
                                hidden.answer().name())
                        .filter(name -> !records.isEmpty()));
    }

    /**
     * Returns the property that decided.
     *
     * @return the tag, or nothing if no record has it
     */
    public Optional<PropertyTag> property() {
        return records.stream().anyMatch(judged -> Evaluator.isIssue(judged.property(), wanted))
                ? Optional.of(wanted)
                : Optional.empty();
    }

    /**
     * Returns where the owner wants to hear of refused requests.
     *
     * @return the {@code iodef} targets in the order of the answer
     */
    public List<IodefTarget> iodefTargets() {
        return records.stream()
                .map(JudgedRecord::property)
                .filter(Property.Iodef.class::isInstance)
                .map(property -> ((Property.Iodef) property).target())
                .toList();
    }
}
