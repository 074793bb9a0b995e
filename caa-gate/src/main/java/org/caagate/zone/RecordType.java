package org.caagate.zone;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.name.Ascii;

/** What a record's type means here. All types of the IANA registry are known by name, so that a typing error is none of them. */
enum RecordType {
    CAA,
    CNAME,
    DNAME,
    NS,
    SOA,
    /** SVCB and HTTPS, whose RDATA has words with quoted strings in them (RFC 9460 section 2.1). */
    SERVICE,
    /**
     * What DNSSEC adds to a zone: it may stand beside a CNAME (RFC 4035 section 2.5, RFC 3007 section 3) and brings no name into
     * being, as the hashed owners of NSEC3 are none (RFC 5155 section 7.2.1).
     */
    DNSSEC,
    OTHER;

    private static final String GENERIC = "type";
    private static final int LARGEST = 65535;

    private static final Map<Integer, RecordType> NUMBERS = Map.ofEntries(
            Map.entry(2, NS),
            Map.entry(5, CNAME),
            Map.entry(6, SOA),
            Map.entry(24, DNSSEC),
            Map.entry(25, DNSSEC),
            Map.entry(30, DNSSEC),
            Map.entry(39, DNAME),
            Map.entry(46, DNSSEC),
            Map.entry(47, DNSSEC),
            Map.entry(50, DNSSEC),
            Map.entry(64, SERVICE),
            Map.entry(65, SERVICE),
            Map.entry(257, CAA));

    private static final Map<String, RecordType> NAMES = Map.ofEntries(
            Map.entry("ns", NS),
            Map.entry("cname", CNAME),
            Map.entry("soa", SOA),
            Map.entry("sig", DNSSEC),
            Map.entry("key", DNSSEC),
            Map.entry("nxt", DNSSEC),
            Map.entry("dname", DNAME),
            Map.entry("rrsig", DNSSEC),
            Map.entry("nsec", DNSSEC),
            Map.entry("nsec3", DNSSEC),
            Map.entry("svcb", SERVICE),
            Map.entry("https", SERVICE),
            Map.entry("caa", CAA));

    /** The rest of the registry of resource record types, without those that are never in a zone. */
    private static final Set<String> OTHERS = Stream.of("""
                    a md mf mb mg mr null wks ptr hinfo minfo mx txt rp afsdb x25 isdn rt nsap nsap-ptr px gpos aaaa loc eid
                    nimloc srv atma naptr kx cert a6 sink apl ds sshfp ipseckey dnskey dhcid nsec3param tlsa smimea hip ninfo
                    rkey talink cds cdnskey openpgpkey csync zonemd dsync hhit brid spf uinfo uid gid unspec nid l32 l64 lp
                    eui48 eui64 uri avc doa amtrelay resinfo wallet cla ipn ta dlv""".split("[ \n]+")).collect(Collectors.toUnmodifiableSet());

    /** Returns the meaning of a mnemonic, or of {@code TYPEnnn} (RFC 3597 section 5); nothing if it is neither. */
    static Optional<RecordType> parse(String word) {
        String folded = Ascii.fold(word);
        if (OTHERS.contains(folded)) {
            return Optional.of(OTHER);
        }
        Optional<RecordType> known = Optional.ofNullable(NAMES.get(folded));
        return known.isPresent()
                ? known
                : number(folded, GENERIC, LARGEST).map(number -> NUMBERS.getOrDefault(number, OTHER));
    }

    /** Returns the number in a word as {@code TYPE257} or {@code CLASS1}, or nothing if it is no such word. */
    static Optional<Integer> number(String folded, String prefix, int largest) {
        String digits = folded.startsWith(prefix) ? folded.substring(prefix.length()) : "";
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(Ascii::isDigit);
        return number && Integer.parseInt(digits) <= largest ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
