package org.caagate.campaign;

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
