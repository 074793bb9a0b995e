package org.caagate.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that a resolver can see, and what goes wrong there. Names are lower-case, without the last dot.
 *
 * @param records by owner; an owner may be a DNS wildcard
 * @param mishaps by the name that is met
 */
record Zones(Map<String, List<ResourceRecord>> records, Map<String, Mishap> mishaps) {
    /** As another perspective may see them: other records at one name, or something else that goes wrong. */
    Zones seenOtherwise(Dice dice, List<String> names, Wish wish) {
        Map<String, List<ResourceRecord>> others = new LinkedHashMap<>(records);
        Map<String, Mishap> wrongs = new LinkedHashMap<>(mishaps);
        String name = dice.oneOf(names);
        int kind = dice.below(100);
        if (kind < 60) {
            others.put(name, new CaaDraw(dice, wish).rrset());
        } else if (kind < 85) {
            others.remove(name);
        } else {
            wrongs.clear();
            wrongs.put(name, dice.oneOf(Mishap.REFUSED, Mishap.BOGUS, Mishap.SERVFAIL_ONCE));
        }
        return new Zones(others, wrongs);
    }

    /** Zone text of the records. */
    String recordText() {
        return records.entrySet().stream()
                .flatMap(node -> node.getValue().stream().map(each -> node.getKey() + ". " + each.text()))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return recordText() + "\n"
                + mishaps.entrySet().stream()
                        .map(each -> each.getKey() + ". ; " + each.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
