package org.caagate.zone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caagate.name.DomainName;

/**
 * A zone as a master file has it (RFC 1035 section 5), read whole and checked as a name server would before it loads it.
 *
 * <p>Understood are {@code $ORIGIN}, {@code $TTL} (RFC 2308 section 4) with the units of BIND, the forms of RFC 3597, and owners
 * of any octets; {@code $INCLUDE} and {@code $GENERATE} are refused. Of the records, CAA, CNAME, DNAME, NS and SOA are read; those
 * of other registered types only make their owners exist. What the file does not say is not there, so a fragment is good for
 * nothing but names that it has all of. Immutable.
 */
public final class ZoneFile {
    static final int MOST_OCTETS = 64 << 20;

    private final String name;
    private final Instant readAt;
    private final ZoneName apex;
    private final ZoneTree tree;
    private final List<String> warnings;

    ZoneFile(String name, Instant readAt, ZoneName apex, ZoneTree tree, List<String> warnings) {
        this.name = name;
        this.readAt = readAt;
        this.apex = apex;
        this.tree = tree;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file.
     *
     * @param file the file; more than 64 MiB or a million records are a fault
     * @param origin the origin of the zone, which relative names are relative to; without it the owner of the SOA record is the
     *     origin, and where there is none, the first {@code $ORIGIN}, if it has two labels at least
     * @return the zone
     * @throws IOException if the file cannot be read
     * @throws MalformedZoneException if it is no master file, no zone, or does not say which; it has all faults
     */
    public static ZoneFile read(Path file, Optional<DomainName> origin) throws IOException, MalformedZoneException {
        Instant readAt = Clock.systemUTC().instant();
        try (InputStream in = Files.newInputStream(file)) {
            return parse(file.toString(), in.readNBytes(MOST_OCTETS + 1), origin, readAt);
        }
    }

    /**
     * Reads the octets of a file.
     *
     * @param name the name of the file, for messages and trails
     * @param octets what it holds: at most 64 MiB and a million records
     * @param origin the origin of the zone, as for {@link #read}
     * @param readAt when it was read: answers out of it are as old
     * @return the zone
     * @throws MalformedZoneException if it is no master file, no zone, or does not say which; it has all faults
     */
    public static ZoneFile parse(String name, byte[] octets, Optional<DomainName> origin, Instant readAt)
            throws MalformedZoneException {
        return new ZoneFileReader(name, readAt).read(octets, origin.map(ZoneName::of));
    }

    /**
     * Returns the name of the file.
     *
     * @return the name as it was given, with all but printable ASCII escaped
     */
    public String name() {
        return name;
    }

    /**
     * Returns the origin of the zone: its topmost name.
     *
     * @return the origin with its trailing dot, escaped as in RFC 1035 section 5.1; any octet may occur in it, so it is no {@code
     *     DomainName}
     */
    public String origin() {
        return apex.absolute();
    }

    /**
     * Returns what is not wrong but hardly meant: CAA records that nobody will see, because they stand at or below a delegation
     * (RFC 1034 section 4.2.1), and owners that end in the origin twice.
     *
     * @return sentences, each {@code FILE:LINE: what it is}, safe to print; at most 20 and one that counts the rest
     */
    public List<String> warnings() {
        return warnings;
    }

    ZoneName apex() {
        return apex;
    }

    ZoneTree tree() {
        return tree;
    }

    Instant readAt() {
        return readAt;
    }

    /** Returns the name of the file and the origin. */
    @Override
    public String toString() {
        return name + " (" + origin() + ")";
    }
}
