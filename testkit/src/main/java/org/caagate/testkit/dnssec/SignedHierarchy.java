package org.caagate.testkit.dnssec;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.caagate.testkit.dnssec.PublishedZone.Delegation;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Signed zones below a root with a key of its own. Immutable and thread-safe. */
public final class SignedHierarchy {
    private final NavigableMap<Name, PublishedZone> zones;
    private final DSRecord trustAnchor;

    private SignedHierarchy(NavigableMap<Name, PublishedZone> zones, DSRecord trustAnchor) {
        this.zones = zones;
        this.trustAnchor = trustAnchor;
    }

    /**
     * Returns a hierarchy that is signed now.
     *
     * @param zones what is wanted; a root comes by itself, and each zone is delegated by the nearest zone above it
     * @return the hierarchy
     * @throws IllegalArgumentException if the records of a zone cannot be read, or a zone is there twice
     */
    public static SignedHierarchy of(SignedZone... zones) {
        return of(Instant.now(), zones);
    }

    /**
     * Returns a hierarchy that is signed at some moment: what is valid is so from a day before until 14 days after.
     *
     * @param now the moment
     * @param zones what is wanted; a root comes by itself, and each zone is delegated by the nearest zone above it
     * @return the hierarchy
     * @throws IllegalArgumentException if the records of a zone cannot be read, or a zone is there twice
     */
    public static SignedHierarchy of(Instant now, SignedZone... zones) {
        NavigableMap<Name, SignedZone> wanted = new TreeMap<>();
        for (SignedZone zone : zones) {
            if (wanted.put(zone.origin(), zone) != null) {
                throw new IllegalArgumentException("twice: " + zone.origin());
            }
        }
        wanted.putIfAbsent(Name.root, SignedZone.of("."));
        try {
            return publish(wanted, now);
        } catch (IOException e) {
            throw new IllegalArgumentException("not in master-file form: " + e.getMessage(), e);
        } catch (GeneralSecurityException | DNSSEC.DNSSECException e) {
            throw new IllegalStateException("every JDK has these algorithms", e);
        }
    }

    private static SignedHierarchy publish(NavigableMap<Name, SignedZone> wanted, Instant now)
            throws IOException, GeneralSecurityException, DNSSEC.DNSSECException {
        Map<Name, ZoneKey> keys = new HashMap<>();
        Map<Name, List<Delegation>> delegations = new HashMap<>();
        for (SignedZone zone : wanted.values()) {
            ZoneKey key = ZoneKey.generate(zone);
            keys.put(zone.origin(), key);
            if (!zone.origin().equals(Name.root)) {
                delegations
                        .computeIfAbsent(parent(wanted, zone.origin()), name -> new ArrayList<>())
                        .add(new Delegation(zone.origin(), signers(zone, key)));
            }
        }
        NavigableMap<Name, PublishedZone> zones = new TreeMap<>();
        for (SignedZone zone : wanted.values()) {
            Name origin = zone.origin();
            List<Delegation> below = delegations.getOrDefault(origin, List.of());
            zones.put(origin, PublishedZone.publish(zone, required(keys, origin), below, now));
        }
        return new SignedHierarchy(zones, required(keys, Name.root).delegationSigner());
    }

    private static ZoneKey required(Map<Name, ZoneKey> keys, Name origin) {
        return Optional.ofNullable(keys.get(origin)).orElseThrow();
    }

    private static List<DSRecord> signers(SignedZone zone, ZoneKey key) {
        if (!zone.signing().hasDelegationSigner()) {
            return List.of();
        }
        return List.of(zone.signing() == Signing.WRONG_DS ? key.wrongDelegationSigner() : key.delegationSigner());
    }

    /**
     * Returns the root's DS record, for the trust anchors of a validator.
     *
     * @return {@code . 3600 IN DS ...}
     */
    public String trustAnchor() {
        return RecordText.of(trustAnchor);
    }

    /**
     * Returns the zone files of the zones whose name servers answer.
     *
     * @return whole zone files, by origin
     */
    public Map<String, String> zoneFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        zones.values().stream()
                .filter(zone -> zone.wanted().service() == Service.ANSWERS)
                .forEach(zone -> files.put(zone.content().origin().toString(), zone.file()));
        return files;
    }

    /**
     * Returns the zones whose name servers do something.
     *
     * @param service what they do
     * @return their origins
     */
    public List<String> origins(Service service) {
        return zones.values().stream()
                .filter(zone -> zone.wanted().service() == service)
                .map(zone -> zone.content().origin().toString())
                .toList();
    }

    /**
     * Returns a resolver that does not validate and passes everything on that a validator needs.
     *
     * @return a resolver over this hierarchy
     */
    public HierarchyResolver resolver() {
        return new HierarchyResolver(this, false);
    }

    /**
     * Returns a resolver that behaves as if it validated: AD for what is secure, SERVFAIL with an extended error (RFC 8914) for what
     * is bogus unless CD is set. It knows the states from how the hierarchy is made and checks no signature.
     *
     * @return a resolver over this hierarchy
     */
    public HierarchyResolver validatingResolver() {
        return new HierarchyResolver(this, true);
    }

    /**
     * Returns what a validator must make of an answer.
     *
     * @param name the name asked
     * @param type the type asked, such as {@code "CAA"}
     * @return the state of all that the answer consists of, aliases and proofs included
     */
    public SecurityState state(String name, String type) {
        return new Recursion(this)
                .resolve(SignedZone.name(name), Type.value(type))
                .state();
    }

    /** Returns the zone that answers for a name; a DS record belongs to the parent (RFC 4035 section 3.1.4.1). */
    PublishedZone authorityFor(Name name, int type) {
        boolean isAbove = type == Type.DS && !name.equals(Name.root);
        return enclosing(zones, isAbove ? new Name(name, 1) : name);
    }

    /** Returns the zones on the way to one, from the root to itself. */
    List<PublishedZone> pathTo(PublishedZone zone) {
        Name[] names = new Name[zone.content().origin().labels()];
        Arrays.setAll(names, i -> new Name(zone.content().origin(), names.length - 1 - i));
        return Arrays.stream(names)
                .map(name -> Optional.ofNullable(zones.get(name)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Name parent(NavigableMap<Name, SignedZone> wanted, Name child) {
        return enclosing(wanted, new Name(child, 1)).origin();
    }

    private static <T> T enclosing(NavigableMap<Name, T> zones, Name name) {
        Name candidate = name;
        while (!zones.containsKey(candidate)) {
            candidate = new Name(candidate, 1);
        }
        return Optional.ofNullable(zones.get(candidate)).orElseThrow();
    }
}
