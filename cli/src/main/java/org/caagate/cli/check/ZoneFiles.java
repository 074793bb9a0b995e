package org.caagate.cli.check;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
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
                    + ", not as published; names that are not in the file do not exist");
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
        String file = given.value();
        try {
            Optional<DomainName> origin = Optional.empty();
            int at = separator(given.value());
            if (at >= 0) {
                file = given.value().substring(0, at);
                origin = Optional.of(DomainName.parse(given.value().substring(at + 1)));
            }
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

    /** Where the origin is separated from the file, or -1: an at sign may be a part of the path as well. */
    private static int separator(String value) {
        int at = value.lastIndexOf('@');
        boolean isOfPath = at >= 0
                && (value.indexOf('/', at) >= 0
                        || value.indexOf(File.separatorChar, at) >= 0
                        || Files.isRegularFile(Path.of(value)));
        return isOfPath ? -1 : at;
    }
}
