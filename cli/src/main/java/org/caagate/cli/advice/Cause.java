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
            "the DNSSEC signatures have expired: the zone's operator has to sign it again and find out why"
                    + " signing stopped; CAs that validate refuse as well"),
    /** RFC 8914 section 4.9. */
    BOGUS_NOT_YET_VALID(
            Sign.of(Failure.Kind.BOGUS).saying(8),
            "the DNSSEC signatures begin in the future: correct the clock of the zone's signer, or of the"
                    + " resolver; CAs that validate refuse as well"),
    /** RFC 8914 section 4.10. */
    BOGUS_DNSKEY_MISSING(
            Sign.of(Failure.Kind.BOGUS).saying(9),
            "the DS record at the parent matches no key of the zone: replace the DS at the registrar, or remove"
                    + " it until the zone is signed again; CAs that validate refuse as well"),
    /** RFC 8914 section 4.11. */
    BOGUS_RRSIGS_MISSING(
            Sign.of(Failure.Kind.BOGUS).saying(10),
            "the zone should be signed, but this answer is not: serve the signed zone from all its name servers;"
                    + " CAs that validate refuse as well"),
    /** RFC 8914 section 4.13. */
    BOGUS_NSEC_MISSING(
            Sign.of(Failure.Kind.BOGUS).saying(12),
            "the answer that there are no records has no DNSSEC proof: the name servers have to send NSEC or"
                    + " NSEC3 with empty answers, which some old servers do not; CAs that validate refuse as well"),
    /** DNSSEC validation failed, and nothing says more. */
    BOGUS(
            Sign.of(Failure.Kind.BOGUS),
            "DNSSEC of the zone is broken (DS at the parent, DNSKEY or signatures): the zone's operator has to"
                    + " fix it; CAs that validate refuse as well"),
    /**
     * The resolver says that it withholds or forges the answer (RFC 8914 sections 4.5 and 4.16 to 4.19). What is bogus stays so beside
     * a server that filters.
     */
    FILTERED(
            Sign.ofAny().saying(4, 15, 16, 17, 18).or(Failure.Kind.FILTERED),
            "this resolver filters, so its answers are not what the domain owner publishes: ask its operator for"
                    + " an exception, or choose an unfiltered resolver with --resolver"),
    /** RFC 8914 section 4.23. */
    NO_REACHABLE_AUTHORITY(
            Sign.of(Failure.Kind.SERVFAIL, Failure.Kind.SERVFAIL_UNCHECKED).saying(22),
            "the resolver reaches no name server of the zone: their operator has to check that they run and that"
                    + " the delegation names them; if another --resolver works, the fault is in this resolver's"
                    + " network"),
    /** RFC 8914 section 4.24. */
    UPSTREAM_NETWORK_ERROR(
            Sign.of(Failure.Kind.SERVFAIL, Failure.Kind.SERVFAIL_UNCHECKED).saying(23),
            "the network fails between the resolver and the zone's name servers, perhaps at a firewall: if"
                    + " another --resolver works, this resolver's operator has to act, otherwise the operator of"
                    + " the name servers"),
    /** SERVFAIL, also with checking disabled. */
    SERVFAIL_UNCHECKED(
            Sign.of(Failure.Kind.SERVFAIL_UNCHECKED),
            "the name servers of this name give no usable answer for type CAA, and DNSSEC is not the cause: their"
                    + " operator has to act; a CA gets no answer either, and refuses"),
    /** SERVFAIL, and it could not be found out why. */
    SERVFAIL(
            Sign.of(Failure.Kind.SERVFAIL),
            "try again; if it fails again, try another --resolver; if that fails too, the zone's operator has to"
                    + " check its name servers and its DNSSEC; a CA gets no answer either, and refuses"),
    /** REFUSED. */
    REFUSED(
            Sign.of(Failure.Kind.REFUSED),
            "the resolver does not serve this host or this name: ask its operator for access, or choose another"
                    + " with --resolver; if others refuse too, a name server of the zone refuses"),
    /** NOTIMP. */
    NOTIMP(
            Sign.of(Failure.Kind.NOTIMP),
            "the server does not support questions of type CAA (257): its operator has to update it, because RFC"
                    + " 3597 requires answers for unknown types; or choose another with --resolver"),
    /** FORMERR. */
    FORMERR(
            Sign.of(Failure.Kind.FORMERR),
            "the server, or a device in front of it, does not understand EDNS (RFC 6891): its operator has to"
                    + " update it; or choose another with --resolver"),
    /** Another response code. */
    RCODE(
            Sign.of(Failure.Kind.RCODE),
            "the server answers with an error: try another --resolver; if it gives the same error, the zone's"
                    + " operator has to act"),
    /** The answer needs TCP, and there is none. */
    TRUNCATED(
            Sign.of(Failure.Kind.TRUNCATED),
            "the answer does not fit into a datagram, and TCP failed: port 53 has to be open for TCP from here to"
                    + " the resolver, and from the resolver to the name servers"),
    /** Silence of a server that answered other questions. */
    TIMEOUT_FOR_THIS_NAME(
            Sign.ofNone(),
            "the resolver answers, but not for this name: the name servers of the name are down, or a firewall in"
                    + " front of them drops type CAA (257); their operator has to act; a CA gets no answer"
                    + " either, and refuses"),
    /** Silence. */
    TIMEOUT(
            Sign.of(Failure.Kind.TIMEOUT),
            "check whether the resolver answers at all (caa-gate resolver tests it); if it does not, choose"
                    + " another with --resolver; if it does, the name servers of this name are down, or a"
                    + " firewall drops type CAA (257)"),
    /** The server cannot be reached. */
    NETWORK(
            Sign.of(Failure.Kind.NETWORK),
            "the resolver cannot be reached from here, or its TLS certificate is not trusted: check its address"
                    + " and certificate, that it runs, and the network to it (caa-gate resolver tests it); or"
                    + " choose another with --resolver"),
    /** A reply that counts for nothing. */
    MALFORMED(
            Sign.of(Failure.Kind.MALFORMED),
            "the reply cannot be read or trusted: look at it with dig; if another --resolver gives the same"
                    + " reply, the operator of the name servers has to fix the records; if not, a device on the"
                    + " path changes answers"),
    /** A server that does not know. */
    LAME(
            Sign.of(Failure.Kind.LAME),
            "this server is neither a recursive resolver nor an authority for the name: choose a recursive"
                    + " resolver with --resolver, or use SUFFIX=SERVER only for names that the server has"),
    /** Aliases without end. */
    ALIAS_LOOP(
            Sign.of(Failure.Kind.ALIAS_LOOP),
            "the aliases (CNAME, DNAME) form a loop, or there are too many of them: the owner of the zone has to"
                    + " fix them"),
    /** Another root. */
    NO_SUCH_TLD(
            Sign.of(Failure.Kind.NO_SUCH_TLD),
            "this resolver does not see the public DNS: choose another with --resolver; for a private CA, give"
                    + " --boundary SUFFIX. caa-gate resolver tests a resolver"),
    /** Too much. */
    TOO_LARGE(
            Sign.of(Failure.Kind.TOO_LARGE),
            "there are too many CAA records: the owner of the zone has to remove some; CAs have limits too. If"
                    + " the request has no room for more replies, check fewer names at once, or each in a request"
                    + " of its own with --format jsonl"),
    /** Old. */
    STALE(
            Sign.of(Failure.Kind.STALE),
            "the resolver gave a stale answer, because it got no new one from the zone's name servers: try again;"
                    + " if it stays stale, their operator has to act; or try another --resolver"),
    /** No time left. */
    DEADLINE(
            Sign.of(Failure.Kind.DEADLINE),
            "the deadline passed before there was an answer: try again, or raise --deadline; for very many names,"
                    + " --format jsonl gives each a deadline of its own"),
    /** A bug. */
    LOOKUP_DEFECT(
            Sign.of(Failure.Kind.LOOKUP_DEFECT),
            "if there was little time (a short --deadline, a busy host), try again with more; otherwise report this: it is a"
                    + " fault of caa-gate"),
    /** The canary was not seen. */
    RESOLVER_SEES_NO_CAA(
            Sign.ofNone(),
            "check whether the name given with --canary still has CAA records; if it has, this resolver hides"
                    + " them: choose another with --resolver"),
    /** Perspectives saw different records. */
    PERSPECTIVES_DISAGREE(
            Sign.ofNone(),
            "check that all name servers of the zone serve the same version of it (dig NAME SOA at each); after a"
                    + " change, wait for the TTL of the old records"),
    /** The issuer's names are not known. */
    ISSUER_UNKNOWN(Sign.ofNone(), "give the CA's issuer domain name, such as --issuer letsencrypt.org"),
    /** The account is not known. */
    ACCOUNT_UNKNOWN(Sign.ofNone(), "give the URI of the account at the CA: --account URI"),
    /** The method is not known. */
    METHOD_UNKNOWN(Sign.ofNone(), "give the validation method, such as --method dns-01"),
    /** Neither is known. */
    ACCOUNT_AND_METHOD_UNKNOWN(
            Sign.ofNone(),
            "give the URI of the account at the CA, --account URI, and the validation method, such as --method"
                    + " dns-01");

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
