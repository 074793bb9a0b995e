package org.caagate.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.caagate.campaign.ResourceRecord.Caa;
import org.caagate.campaign.ResourceRecord.Cname;
import org.caagate.campaign.ResourceRecord.Dname;

/** The oracle's reading of DNS: RFC 1034 section 4.3.2 with RFC 4592 and RFC 6672, one name after the other. */
final class DnsView {
    /** More links than any chain of use has (the gate's own limit; the standards have none). */
    private static final int MOST_LINKS = 16;

    private final Zones zones;

    DnsView(Zones zones) {
        this.zones = zones;
    }

    /** What there is to see. */
    enum Sight {
        RECORDS,
        NOTHING,
        NO_SUCH_NAME,
        FAILURE,
        BOGUS
    }

    /**
     * What one question brings to light.
     *
     * @param sight what it is
     * @param records the RDATA of the records, if any
     * @param isStale whether it is only what there once was
     */
    record Seen(Sight sight, List<byte[]> records, boolean isStale) {
        static Seen just(Sight sight) {
            return new Seen(sight, List.of(), false);
        }
    }

    /** CAA(X) of RFC 8659 section 3: the records of a name, aliases followed. */
    Seen caa(String asked) {
        Set<String> met = new TreeSet<>();
        String name = asked;
        boolean isStale = false;
        while (true) {
            Mishap mishap = zones.mishaps().get(name);
            if (mishap != null && mishap.means() == Mishap.Means.STALE) {
                isStale = true;
            } else if (mishap != null && mishap.means() != Mishap.Means.NO_HARM) {
                return Seen.just(
                        switch (mishap.means()) {
                            case BOGUS -> Sight.BOGUS;
                            case NO_SUCH_NAME -> Sight.NO_SUCH_NAME;
                            default -> Sight.FAILURE;
                        });
            }
            List<byte[]> records = caaRecords(name);
            if (!records.isEmpty()) {
                // RFC 8659 section 4.1: a record that cannot be read may be any policy.
                return new Seen(
                        records.stream().allMatch(DnsView::isReadable) ? Sight.RECORDS : Sight.FAILURE,
                        records,
                        isStale);
            }
            Optional<String> target = target(name);
            if (target.isEmpty()) {
                return new Seen(Sight.NOTHING, List.of(), isStale);
            }
            if (!met.add(name) || met.size() > MOST_LINKS) {
                return Seen.just(Sight.FAILURE);
            }
            name = target.get();
        }
    }

    private List<byte[]> caaRecords(String name) {
        List<byte[]> found = new ArrayList<>();
        if (dnameAbove(name).isEmpty()) {
            for (ResourceRecord each : recordsAt(name)) {
                if (each instanceof Caa caa) {
                    found.add(caa.rdata());
                }
            }
        }
        return found;
    }

    /** Where a name leads to, if it is an alias. A DNAME hides all that is below it (RFC 6672 section 2.4). */
    private Optional<String> target(String name) {
        Optional<String> owner = dnameAbove(name);
        if (owner.isPresent()) {
            String rest = name.substring(0, name.length() - owner.get().length());
            return Optional.of(rest + dname(owner.get()).orElseThrow());
        }
        for (ResourceRecord each : recordsAt(name)) {
            if (each instanceof Cname cname) {
                return Optional.of(cname.target());
            }
        }
        return Optional.empty();
    }

    /** The ancestor with a DNAME that is nearest to the root, if there is one. The name itself is not redirected by its own. */
    private Optional<String> dnameAbove(String name) {
        Optional<String> found = Optional.empty();
        for (String ancestor : ancestors(name)) {
            if (dname(ancestor).isPresent()) {
                found = Optional.of(ancestor);
            }
        }
        return found;
    }

    private Optional<String> dname(String owner) {
        for (ResourceRecord each : own(owner)) {
            if (each instanceof Dname dname) {
                return Optional.of(dname.target());
            }
        }
        return Optional.empty();
    }

    /** The name's own records, or where it does not exist those of the wildcard at its closest encloser (RFC 4592 section 3.3.1). */
    private List<ResourceRecord> recordsAt(String name) {
        if (exists(name)) {
            return own(name);
        }
        for (String ancestor : ancestors(name)) {
            if (exists(ancestor)) {
                return own("*." + ancestor);
            }
        }
        return List.of();
    }

    private List<ResourceRecord> own(String name) {
        return zones.records().getOrDefault(name, List.of());
    }

    /** RFC 4592 section 2.2.3: also by what is below it. */
    private boolean exists(String name) {
        String below = "." + name;
        for (String owner : zones.records().keySet()) {
            if (owner.equals(name) || owner.endsWith(below)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> ancestors(String name) {
        List<String> ancestors = new ArrayList<>();
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            ancestors.add(name.substring(dot + 1));
        }
        return ancestors;
    }

    /** RFC 8659 section 4.1: an octet of flags, one of length, a tag of at least one octet, and the rest. */
    private static boolean isReadable(byte[] rdata) {
        return rdata.length >= 2 && rdata[1] != 0 && rdata.length >= 2 + Byte.toUnsignedInt(rdata[1]);
    }
}
