package org.caagate.campaign;

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
        return new Scenario(seed, zones, defects, wish);
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
        // A SERVFAIL that was not explained is not tolerated, and which question meets a passing one is a matter of
        // chance.
        boolean isPassing = zones.mishaps().containsValue(Mishap.SERVFAIL_ONCE);
        return new Scenario(seed, zones, Map.of(), isPassing ? wish.strictly() : wish);
    }
}
