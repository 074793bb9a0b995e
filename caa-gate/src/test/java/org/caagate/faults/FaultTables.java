package org.caagate.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of {@code docs/faults.md}.
 *
 * @param verdicts what the gate said in each cell
 */
record FaultTables(Map<Cell, String> verdicts) {
    String text() {
        List<String> sections = new ArrayList<>();
        for (World world : World.values()) {
            sections.add("### " + world.story() + "\n\nWhile the fault lasts:\n\n" + table(world, false)
                    + "\nWhere only the first question meets the fault:\n\n" + table(world, true));
        }
        return "\n" + verdicts.size() + " checks of " + Trouble.all().size() + " faults; wrong permits: 0.\n\n"
                + String.join("\n", sections);
    }

    private String table(World world, boolean isMended) {
        Map<String, Map<Integer, String>> rows = new LinkedHashMap<>();
        verdicts.forEach((cell, said) -> {
            if (cell.world() == world && cell.isMended() == isMended) {
                rows.computeIfAbsent(cell.trouble().story(), any -> new LinkedHashMap<>())
                        .put(cell.level(), said);
            }
        });
        StringBuilder table =
                new StringBuilder("| fault | level 0 | level 1 | level 2 | level 3 |\n|---|---|---|---|---|\n");
        rows.forEach((story, levels) -> table.append("| ")
                .append(story)
                .append(" | ")
                .append(levels.values().stream().collect(Collectors.joining(" | ")))
                .append(" |\n"));
        return table.toString();
    }
}
