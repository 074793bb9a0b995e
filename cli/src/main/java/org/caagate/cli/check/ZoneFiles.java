package org.caagate.cli.check;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.cli.Messages;
import org.caagate.cli.input.FileFault;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.lookup.CaaLookup;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.zone.MalformedZoneException;
import org.caagate.zone.ZoneFile;
import org.caagate.zone.ZoneFileLookup;

/** The zone files of a what-if run. */
final class ZoneFiles {
    private ZoneFiles() {}

    /** Reads the zone files that the user gave. */
    static List<ZoneFile> read(GivenOptions options, Messages messages, Faults faults) {
        List<ZoneFile> zones = new ArrayList<>();
        for (Given given : options.all(Option.ZONE_FILE)) {
            read(given, faults).ifPresent(zones::add);
        }
        for (ZoneFile zone : zones) {
            messages.warn("what if: the zone " + zone.origin() + " is as in " + Escaped.line(zone.name())
                    + ", whatever is published; what the file does not have does not exist");
            zone.warnings().forEach(messages::warn);
        }
        return zones;
    }

    /** Puts zone files in front of a lookup; two for one zone are a fault. */
    static CaaLookup inFrontOf(CaaLookup others, List<ZoneFile> zones, Faults faults) {
        if (zones.isEmpty()) {
            return others;
        }
        try {
            return ZoneFileLookup.of(zones, others);
        } catch (IllegalArgumentException fault) {
            faults.add(Option.ZONE_FILE.argument() + ": " + fault.getMessage());
            return others;
        }
    }

    private static Optional<ZoneFile> read(Given given, Faults faults) {
        int at = given.value().lastIndexOf('@');
        String file = at < 0 ? given.value() : given.value().substring(0, at);
        try {
            Optional<DomainName> origin = at < 0
                    ? Optional.empty()
                    : Optional.of(DomainName.parse(given.value().substring(at + 1)));
            return Optional.of(ZoneFile.read(Path.of(file), origin));
        } catch (MalformedZoneException malformed) {
            faults.addAll(malformed.faults());
        } catch (IOException | InvalidPathException e) {
            faults.add(given.place() + ": " + FileFault.of(file, e));
        } catch (IllegalArgumentException fault) {
            faults.add(given.place() + ": " + fault.getMessage());
        }
        return Optional.empty();
    }
}
