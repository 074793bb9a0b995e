package org.caagate.faults;

import java.util.List;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;

/**
 * One check of the matrix: a climb of four levels under a top-level domain of its own.
 *
 * @param number makes the names its own
 * @param world what is published
 * @param trouble what goes wrong
 * @param level where, from 0, the name asked for, to 3, its top-level domain
 * @param isMended whether only the first question meets the trouble
 */
record Cell(int number, World world, Trouble trouble, int level, boolean isMended) {
    static final int LEVELS = 4;

    /** Whether there is such a thing: a server that denies what there is cannot be told from one that is right. */
    boolean isReal() {
        return !(world.there() != World.Policy.NONE && trouble.effect().withRecords() instanceof Answered.Gone);
    }

    String identifier() {
        return names().get(0);
    }

    private List<String> names() {
        String top = "cell" + number;
        return List.of("a.b.c." + top, "b.c." + top, "c." + top, top);
    }

    private String target() {
        return "host.target" + number;
    }

    /** Whether all tries come to nothing, and each only at its end. */
    boolean isSilent() {
        return trouble.effect().isSlow() && !isMended && trouble.effect().withNothing() instanceof Answered.Failed;
    }

    void script(ScriptedDnsServer server) {
        String name = names().get(level);
        boolean isAlias = trouble.place() != Trouble.Place.NAME;
        if (isAlias) {
            server.zone(name + ". CNAME " + target() + ".");
        }
        server.zone(world.there().at(isAlias ? target() : name));
        if (level + 1 < LEVELS) {
            server.zone(world.above().at(names().get(level + 1)));
        }
        Trouble scripted = isMended ? trouble.once() : trouble;
        server.fault(troubled(), scripted.faults().toArray(Fault[]::new));
    }

    private String troubled() {
        return trouble.place() == Trouble.Place.TARGET ? target() : names().get(level);
    }

    /** Ends the trouble. */
    void mend(ScriptedDnsServer server) {
        server.heal(troubled());
    }

    /** What the standard makes of it: from the name upwards, one level after the other. */
    String expected() {
        for (int at = 0; at < LEVELS; at++) {
            if (at == level) {
                Answered answered = answered();
                if (answered instanceof Answered.Failed failed) {
                    return "undetermined `lookup-failed` (" + failed.how() + ")";
                }
                if (answered instanceof Answered.Stale && world.there() != World.Policy.FORBIDS) {
                    return "undetermined `lookup-failed` (stale)";
                }
                if (answered instanceof Answered.Bogus) {
                    return "undetermined `dnssec-bogus` (bogus)";
                }
                if (answered instanceof Answered.Gone && at == LEVELS - 1) {
                    return "undetermined `lookup-failed` (no-such-tld)";
                }
                if (world.there() != World.Policy.NONE && !(answered instanceof Answered.Gone)) {
                    return world.there().verdict();
                }
            }
            if (at == level + 1 && world.above() != World.Policy.NONE) {
                return world.above().verdict();
            }
        }
        return "permitted `no-caa`";
    }

    /** Whether a permit would be wrong whatever else is so: the name forbids, or what it says could not be used. */
    boolean mustNotPermit() {
        boolean isUsable = answered() instanceof Answered.Right || answered() instanceof Answered.Gone;
        return world.there() == World.Policy.FORBIDS || !isUsable;
    }

    /** What comes of the trouble where the name has records. */
    Answered answers() {
        return trouble.effect().withRecords();
    }

    private Answered answered() {
        Answered first = world.there() == World.Policy.NONE
                ? trouble.effect().withNothing()
                : trouble.effect().withRecords();
        // What was once called bogus counts for nothing until the next check: who says so next may have kept it.
        boolean isAskedAgain = first instanceof Answered.Failed || first instanceof Answered.Stale;
        return isMended && isAskedAgain ? Answered.RIGHT : first;
    }
}
