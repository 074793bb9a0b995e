package org.caagate.zone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads one file: its records, its origin, the rules of a zone, and what is worth a warning. */
final class ZoneFileReader {
    private final String name;
    private final Instant readAt;
    private final Remarks faults;
    private final Remarks warnings;

    ZoneFileReader(String name, Instant readAt) {
        this.name = Remarks.printable(name);
        this.readAt = readAt;
        this.faults = new Remarks(this.name);
        this.warnings = new Remarks(this.name);
    }

    ZoneFile read(byte[] octets, Optional<ZoneName> given) throws MalformedZoneException {
        if (octets.length > ZoneFile.MOST_OCTETS) {
            faults.add(1, "the file has more than " + ZoneFile.MOST_OCTETS + " octets: none of it is read");
            throw malformed();
        }
        RecordReader reader = new RecordReader(given.orElse(null), faults);
        List<ZoneRecord> records = reader.readAll(new MasterFileLexer(octets, faults));
        ZoneName apex = apex(given, records, reader.firstOrigin());
        ZoneTree tree = new ZoneChecks(apex, faults).build(records);
        if (!faults.isEmpty()) {
            throw malformed();
        }
        records.forEach(record -> warn(record, apex, tree));
        return new ZoneFile(name, readAt, apex, tree, warnings.sentences());
    }

    private MalformedZoneException malformed() {
        return new MalformedZoneException(faults.sentences());
    }

    private ZoneName apex(Optional<ZoneName> given, List<ZoneRecord> records, Optional<ZoneName> said)
            throws MalformedZoneException {
        if (records.isEmpty() && faults.isEmpty()) {
            faults.add(1, "no records: an empty file would make every name of the zone disappear");
        }
        Optional<ZoneName> soa = records.stream()
                .filter(record -> record.rdata() instanceof Rdata.Soa)
                .map(ZoneRecord::owner)
                .findFirst();
        Optional<ZoneName> apex = given.or(() -> soa).or(() -> said.filter(ZoneFileReader::isNoTopLevel));
        if (apex.isEmpty() && faults.isEmpty()) {
            faults.add(
                    1,
                    "neither an SOA record nor an $ORIGIN of two labels or more says which zone this is: give the"
                            + " origin"
                            + " with the file (FILE@ORIGIN)");
        }
        if (apex.isEmpty()) {
            throw malformed();
        }
        return apex.get();
    }

    /** {@code $ORIGIN com.} as a rule is there for the names below it; believed, all of com would come out of the file. */
    private static boolean isNoTopLevel(ZoneName name) {
        return name.parent().filter(parent -> !parent.equals(ZoneName.ROOT)).isPresent();
    }

    private void warn(ZoneRecord record, ZoneName apex, ZoneTree tree) {
        if (record.rdata() instanceof Rdata.Caa && tree.isDelegated(record.owner())) {
            warnings.add(
                    record.line(),
                    "this CAA record is not visible: " + record.owner().absolute()
                            + " is delegated by the NS records at it or above; put it into the zone that they name");
        }
        if (isNoTopLevel(apex) && record.owner().relativeTo(apex).isAtOrBelow(apex)) {
            warnings.add(
                    record.line(), "the owner is " + record.owner().absolute() + ": is a dot missing at its" + " end?");
        }
    }
}
