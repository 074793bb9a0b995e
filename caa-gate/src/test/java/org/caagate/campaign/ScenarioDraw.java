package org.caagate.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws whole scenarios. */
final class ScenarioDraw {
    /** Rare over sockets, because somebody has to wait until all tries are over. */
    private static final int SILENCES_KEPT_PERCENT = 20;

    private ScenarioDraw() {}

    /** For a lookup in memory, which may break its contract as well. */
    static Scenario inMemory(long seed) {
        Dice dice = new Dice(seed);
        ZonesDraw draw = new ZonesDraw(dice, List.of("example", "test"));
        List<String> names = draw.names();
        Wish wish = new WishDraw(dice).draw(names);
        Zones zones = draw.draw(names, wish, List.of(Mishap.values()));
        Map<String, Defect> defects = new LinkedHashMap<>();
        if (dice.percent(6)) {
            defects.put(dice.oneOf(names), dice.oneOf(Defect.values()));
        }
        List<Zones> elsewhere = new ArrayList<>();
        int others = dice.percent(25) ? 1 + dice.below(2) : 0;
        for (int i = 0; i < others; i++) {
            elsewhere.add(dice.percent(30) ? zones : zones.seenOtherwise(dice, names, wish));
        }
        return new Scenario(seed, zones, elsewhere, defects, wish);
    }

    /** For real DNS: top-level domains of its own, so that many scenarios have room on one server. */
    static Scenario overSockets(long seed) {
        Dice dice = new Dice(seed);
        ZonesDraw draw = new ZonesDraw(dice, List.of("example-" + seed, "test-" + seed));
        List<String> names = draw.names();
        Wish wish = new WishDraw(dice).draw(names);
        boolean mayBeSilent = dice.percent(SILENCES_KEPT_PERCENT);
        List<Mishap> possible = Arrays.stream(Mishap.values())
                .filter(each -> mayBeSilent || each != Mishap.SILENCE)
                .toList();
        Zones zones = draw.draw(names, wish, possible);
        // A SERVFAIL that was not explained is not tolerated, a canary over TCP does not vouch for datagrams, and which
        // question meets what passes is a matter of chance.
        boolean isPassing = zones.mishaps().containsValue(Mishap.SERVFAIL_ONCE)
                || zones.mishaps().containsValue(Mishap.UNREADABLE_ONCE);
        return new Scenario(seed, zones, List.of(), Map.of(), isPassing ? wish.plainly() : wish);
    }
}
