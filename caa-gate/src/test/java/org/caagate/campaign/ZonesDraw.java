package org.caagate.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caagate.campaign.ResourceRecord.Address;
import org.caagate.campaign.ResourceRecord.Cname;
import org.caagate.campaign.ResourceRecord.Dname;

/** Draws zones: a few names under two top-level domains, with policies, aliases from one to the other, and mishaps. */
final class ZonesDraw {
    private static final int MOST_LABELS = 6;

    private final Dice dice;
    private final List<String> topLevel;
    private final Map<String, List<ResourceRecord>> records = new LinkedHashMap<>();
    private final Map<String, Mishap> mishaps = new LinkedHashMap<>();

    ZonesDraw(Dice dice, List<String> topLevel) {
        this.dice = dice;
        this.topLevel = topLevel;
    }

    /** Names that have to do with each other, top-level domains among them. */
    List<String> names() {
        List<String> names = new ArrayList<>(topLevel);
        int wanted = 2 + dice.below(6);
        for (int i = 0; i < wanted; i++) {
            String parent = dice.oneOf(names);
            if (parent.split("\\.", -1).length < MOST_LABELS) {
                names.add(dice.oneOf("a", "b", "c", "d", "www") + "." + parent);
            }
        }
        return names.stream().distinct().toList();
    }

    Zones draw(List<String> names, Wish wish, List<Mishap> possible) {
        CaaDraw caa = new CaaDraw(dice, wish);
        for (String name : names) {
            publish(name, names, caa);
        }
        String asked = dice.oneOf(wish.identifiers()).toLowerCase(Locale.ROOT);
        if (dice.percent(6) && topLevel.stream().anyMatch(top -> asked.endsWith("." + top))) {
            longChain(asked.substring(asked.startsWith("*.") ? 2 : asked.indexOf('@') + 1), caa);
        }
        if (dice.percent(45)) {
            mishap(names, dice.oneOf(possible));
        }
        return new Zones(records, mishaps);
    }

    private void publish(String name, List<String> names, CaaDraw caa) {
        boolean isTop = topLevel.contains(name);
        int kind = dice.below(100);
        if (kind < (isTop ? 18 : 50)) {
            records.put(name, caa.rrset());
        } else if (kind < 60 && !isTop) {
            records.put(name, List.of(new Cname(target(names))));
        } else if (kind < 66 && !isTop) {
            List<ResourceRecord> beside = new ArrayList<>(dice.percent(50) ? caa.rrset() : List.of());
            beside.add(new Dname(dice.oneOf(names)));
            records.put(name, beside);
        } else if (kind < 74) {
            records.put(name, List.of(new Address()));
        }
        if (dice.percent(7) && !isTop) {
            records.put("*." + name, dice.percent(70) ? caa.rrset() : List.of(new Cname(target(names))));
        }
    }

    /** Perhaps itself, perhaps a name that does not exist, perhaps the next link of a chain. */
    private String target(List<String> names) {
        return dice.percent(80) ? dice.oneOf(names) : "gone." + dice.oneOf(names);
    }

    /** Around the length at which the gate gives up. */
    private void longChain(String first, CaaDraw caa) {
        int links = 15 + dice.below(4);
        String owner = first;
        for (int i = 1; i <= links; i++) {
            String next = "link" + i + "." + topLevel.get(i % topLevel.size());
            records.put(owner, List.of(new Cname(next)));
            owner = next;
        }
        if (dice.percent(70)) {
            records.put(owner, caa.rrset());
        }
    }

    private void mishap(List<String> names, Mishap mishap) {
        String name = dice.oneOf(names);
        if (!mishap.isForNamesWithoutRecords() || isBare(name)) {
            mishaps.put(name, mishap);
        }
    }

    /** No record of its own, of a wildcard, or of a DNAME above it. */
    private boolean isBare(String name) {
        if (records.containsKey(name)) {
            return false;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            String ancestor = name.substring(dot + 1);
            boolean redirects =
                    records.getOrDefault(ancestor, List.of()).stream().anyMatch(Dname.class::isInstance);
            if (redirects || records.containsKey("*." + ancestor)) {
                return false;
            }
        }
        return true;
    }
}
