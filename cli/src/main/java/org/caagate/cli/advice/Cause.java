package org.caagate.cli.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.caagate.lookup.Failure;

/**
 * Why nobody can say whether an identifier is permitted, with what to do next. Of the causes of failed lookups the first whose sign
 * is there counts, so that those with more to say stand before the others. Each has the section of its id in
 * {@code docs/troubleshooting.md}.
 */
public enum Cause {
    /** RFC 8914 section 4.8. */
    BOGUS_EXPIRED(
            Sign.of(Failure.Kind.BOGUS).saying(7),
            "the signatures have expired: whoever signs the zone has to sign it again (and see why that stopped); CAs that"
                    + " validate refuse as well"),
    /** RFC 8914 section 4.9. */
    BOGUS_NOT_YET_VALID(
            Sign.of(Failure.Kind.BOGUS).saying(8),
            "the signatures begin in the future: set the clock of whoever signs the zone, or of the resolver; CAs that"
                    + " validate refuse as well"),
    /** RFC 8914 section 4.10. */
    BOGUS_DNSKEY_MISSING(
            Sign.of(Failure.Kind.BOGUS).saying(9),
            "the DS at the parent fits no key of the zone: replace the DS at the registrar, or take it away until the zone is"
                    + " signed again; CAs that validate refuse as well"),
    /** RFC 8914 section 4.11. */
    BOGUS_RRSIGS_MISSING(
            Sign.of(Failure.Kind.BOGUS).saying(10),
            "the zone should be signed and this answer is not: sign it on all its name servers; CAs that validate refuse as"
                    + " well"),
    /** RFC 8914 section 4.13. */
    BOGUS_NSEC_MISSING(
            Sign.of(Failure.Kind.BOGUS).saying(12),
            "the answer that there is nothing is not proved: the name servers have to send NSEC or NSEC3 with empty answers"
                    + " too, which some old ones do not; CAs that validate refuse as well"),
    /** DNSSEC validation failed, and nothing says more. */
    BOGUS(
            Sign.of(Failure.Kind.BOGUS),
            "DNSSEC of the zone is broken (DS at the parent, DNSKEY, signatures): its operator has to mend it; CAs that"
                    + " validate refuse as well"),
    /**
     * The resolver says that it withholds or forges the answer (RFC 8914 sections 4.5 and 4.16 to 4.19). What is bogus stays so beside
     * a server that filters.
     */
    FILTERED(
            Sign.ofAny().saying(4, 15, 16, 17, 18).or(Failure.Kind.FILTERED),
            "this resolver filters, and what it shows is not what the owner publishes: ask its operator for an exception,"
                    + " or name an unfiltered one with --resolver"),
    /** RFC 8914 section 4.23. */
    NO_REACHABLE_AUTHORITY(
            Sign.of(Failure.Kind.SERVFAIL, Failure.Kind.SERVFAIL_UNCHECKED).saying(22),
            "the resolver reaches no name server of the zone: their operator has to see whether they run and whether the"
                    + " delegation names them; another --resolver shows whether it is this one's way that is cut"),
    /** RFC 8914 section 4.24. */
    UPSTREAM_NETWORK_ERROR(
            Sign.of(Failure.Kind.SERVFAIL, Failure.Kind.SERVFAIL_UNCHECKED).saying(23),
            "the network fails between the resolver and the zone's name servers, perhaps at a firewall: another --resolver"
                    + " shows on whose side; its operator, or that of the name servers, has to act"),
    /** SERVFAIL, also with checking disabled. */
    SERVFAIL_UNCHECKED(
            Sign.of(Failure.Kind.SERVFAIL_UNCHECKED),
            "the name servers of this name give no usable answer for type CAA, and DNSSEC is not why: their operator has to"
                    + " act; a CA gets no answer either, and refuses"),
    /** SERVFAIL, and it could not be found out why. */
    SERVFAIL(
            Sign.of(Failure.Kind.SERVFAIL),
            "try again; if it stays so, ask another --resolver: if that fails too, the operator of the zone has to look at its"
                    + " name servers and its DNSSEC; a CA gets no answer either, and refuses"),
    /** REFUSED. */
    REFUSED(
            Sign.of(Failure.Kind.REFUSED),
            "the resolver does not serve this host or this name: have its operator let you in, or name another with"
                    + " --resolver; if others say the same, a name server of the zone refuses"),
    /** NOTIMP. */
    NOTIMP(
            Sign.of(Failure.Kind.NOTIMP),
            "the server takes no questions of type CAA (257): its operator has to update it, as RFC 3597 wants every server to"
                    + " answer for types that it does not know; or name another with --resolver"),
    /** FORMERR. */
    FORMERR(
            Sign.of(Failure.Kind.FORMERR),
            "the server, or a box in front of it, does not understand questions with EDNS (RFC 6891): its operator has to"
                    + " update it; or name another with --resolver"),
    /** Another response code. */
    RCODE(
            Sign.of(Failure.Kind.RCODE),
            "the server gives an error that is no answer: ask another --resolver; if it says the same, the operator of the zone"
                    + " has to look"),
    /** The answer needs TCP, and there is none. */
    TRUNCATED(
            Sign.of(Failure.Kind.TRUNCATED),
            "the answer does not fit into a datagram, and TCP does not bring it: port 53 has to be open for TCP, from here to"
                    + " the resolver and from there to the name servers"),
    /** Silence of a server that answered other questions. */
    TIMEOUT_FOR_THIS_NAME(
            Sign.ofNone(),
            "the resolver answers, but not for this name: its name servers are down, or a firewall in front of them drops type"
                    + " CAA (257); their operator has to act; a CA gets no answer either, and refuses"),
    /** Silence. */
    TIMEOUT(
            Sign.of(Failure.Kind.TIMEOUT),
            "see whether the resolver answers at all (caa-gate resolver tests it); if it does not, name another with"
                    + " --resolver; if it does, the name servers of this name are down, or a firewall drops type CAA (257)"),
    /** The server cannot be reached. */
    NETWORK(
            Sign.of(Failure.Kind.NETWORK),
            "the resolver cannot be reached from here, or over TLS not be trusted: see whether its address and its certificate are"
                    + " right, whether it runs, and whether there is a way to it (caa-gate resolver tests it); or name another with"
                    + " --resolver"),
    /** A reply that counts for nothing. */
    MALFORMED(
            Sign.of(Failure.Kind.MALFORMED),
            "what came back cannot be trusted or read: look at it with dig; if another --resolver gives the same, the operator"
                    + " of the name servers has to mend the records; if not, something on the way changes answers"),
    /** A server that does not know. */
    LAME(
            Sign.of(Failure.Kind.LAME),
            "this server neither recurses nor is it an authority for the name: name a recursive resolver with --resolver, or"
                    + " use SUFFIX=SERVER only for names that the server has"),
    /** Aliases without end. */
    ALIAS_LOOP(
            Sign.of(Failure.Kind.ALIAS_LOOP),
            "the aliases (CNAME, DNAME) come back to themselves or are too many: the owner of the zone has to mend them"),
    /** Another root. */
    NO_SUCH_TLD(
            Sign.of(Failure.Kind.NO_SUCH_TLD),
            "this resolver does not see the public DNS: name another with --resolver; a private CA says --boundary SUFFIX."
                    + " caa-gate resolver tests a resolver"),
    /** Too much. */
    TOO_LARGE(
            Sign.of(Failure.Kind.TOO_LARGE),
            "there are more CAA records than anybody needs: the owner of the zone has to take some away; CAs have limits too. Where"
                    + " a request has no room for more replies: check its names in smaller ones, or with --format jsonl each in"
                    + " one of its own"),
    /** Old. */
    STALE(
            Sign.of(Failure.Kind.STALE),
            "the resolver gave an old answer, as it got no new one from the zone's name servers: try again; if it stays so,"
                    + " their operator has to act, or ask another --resolver"),
    /** No time left. */
    DEADLINE(
            Sign.of(Failure.Kind.DEADLINE),
            "there was no time left: try again, or raise --deadline; with very many names, --format jsonl gives each a"
                    + " deadline of its own"),
    /** A bug. */
    LOOKUP_DEFECT(
            Sign.of(Failure.Kind.LOOKUP_DEFECT),
            "if there was little time (a short --deadline, a busy host), try again with more; otherwise report this: it is a"
                    + " fault of caa-gate"),
    /** The canary was not seen. */
    RESOLVER_SEES_NO_CAA(
            Sign.ofNone(),
            "see whether the name that was given with --canary still has CAA records; if it has, this resolver hides them:"
                    + " name another with --resolver"),
    /** Perspectives saw different records. */
    PERSPECTIVES_DISAGREE(
            Sign.ofNone(),
            "see whether all name servers of the zone serve the same version of it (dig NAME SOA at each); after a change, wait"
                    + " for the TTL of the old records"),
    /** The issuer's names are not known. */
    ISSUER_UNKNOWN(
            Sign.ofNone(), "name the issuer domain name of the CA with --issuer, such as --issuer letsencrypt.org"),
    /** The account is not known. */
    ACCOUNT_UNKNOWN(Sign.ofNone(), "say which account asks: --account URI"),
    /** The method is not known. */
    METHOD_UNKNOWN(Sign.ofNone(), "say how the name is validated, such as --method dns-01"),
    /** Neither is known. */
    ACCOUNT_AND_METHOD_UNKNOWN(
            Sign.ofNone(),
            "say which account asks, --account URI, and how the name is validated, such as --method dns-01");

    @SuppressWarnings("ImmutableEnumChecker") // A record of copies.
    private final Sign sign;

    private final String next;

    Cause(Sign sign, String next) {
        this.sign = sign;
        this.next = next;
    }

    /** Returns the cause of a failure, with what the servers said about it. */
    static Cause of(Failure.Kind kind, Set<Integer> said) {
        return Arrays.stream(values())
                .filter(cause -> cause.sign.matches(kind, said))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns the word for it.
     *
     * @return a stable id, which is also the anchor of its section in {@code docs/troubleshooting.md}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns what to do.
     *
     * @return a sentence for people, without a full stop
     */
    public String next() {
        return next;
    }

    /**
     * Returns where more is written.
     *
     * @return a file of the documentation, with an anchor
     */
    public String section() {
        return "docs/troubleshooting.md#" + id();
    }
}
