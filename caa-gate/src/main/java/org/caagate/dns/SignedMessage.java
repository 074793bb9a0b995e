package org.caagate.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure.Flaw;
import org.caagate.lookup.Reply;
import org.caagate.record.Octets;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A complete reply with NOERROR or NXDOMAIN, and whose signatures it has. Whether these are good is not known here.
 *
 * @param name the name that was asked
 * @param type the type that was asked for
 * @param octets the message as it came
 * @param message the same, to be read only
 */
record SignedMessage(Name name, int type, Octets octets, Message message) {
    /** More than any honest message has, few enough to try (CVE-2023-50387). */
    private static final int MOST_SIGNATURES = 100;

    /** More is to be taken for insecure or bogus (RFC 9276 section 3.2); what that asks for is 0. */
    private static final int MOST_ITERATIONS = 150;

    private static final Set<Integer> ALGORITHMS = Set.of(
            DNSSEC.Algorithm.RSASHA1,
            DNSSEC.Algorithm.RSA_NSEC3_SHA1,
            DNSSEC.Algorithm.RSASHA256,
            DNSSEC.Algorithm.RSASHA512,
            DNSSEC.Algorithm.ECDSAP256SHA256,
            DNSSEC.Algorithm.ECDSAP384SHA384,
            DNSSEC.Algorithm.ED25519,
            DNSSEC.Algorithm.ED448);
    private static final Set<Integer> DIGESTS = Set.of(DNSSEC.Digest.SHA1, DNSSEC.Digest.SHA256, DNSSEC.Digest.SHA384);

    /** Returns the message of an exchange whose reply has been read before. */
    static SignedMessage of(Name name, int type, Exchange exchange) {
        if (!(exchange.reply() instanceof Reply.Message reply)) {
            throw new IllegalArgumentException("no message: " + exchange.reply());
        }
        return new SignedMessage(name, type, reply.octets(), parse(reply.octets()));
    }

    private static Message parse(Octets octets) {
        try {
            return new Message(octets.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException("read once, and not again", e);
        }
    }

    /** Returns the message for somebody who may change it. */
    Message copy() {
        return parse(octets);
    }

    /** Returns whether a delegation by this record can be validated at all; if by none, what is below is insecure. */
    static boolean isSupported(DSRecord delegation) {
        return ALGORITHMS.contains(delegation.getAlgorithm()) && DIGESTS.contains(delegation.getDigestID());
    }

    /** Returns what is too much of it to be validated. */
    Optional<Defect> excess() {
        long signatures = records().filter(RRSIGRecord.class::isInstance).count();
        if (signatures > MOST_SIGNATURES) {
            return Optional.of(new Defect(signatures + " signatures, more than " + MOST_SIGNATURES));
        }
        return records()
                .filter(record -> record instanceof NSEC3Record nsec3 && nsec3.getIterations() > MOST_ITERATIONS)
                .map(record -> new Defect("NSEC3 with more than " + MOST_ITERATIONS + " iterations"))
                .findFirst();
    }

    private Stream<Record> records() {
        return Stream.concat(answer().stream(), authority().stream());
    }

    List<Record> answer() {
        return message.getSection(Section.ANSWER);
    }

    List<Record> authority() {
        return message.getSection(Section.AUTHORITY);
    }

    /** Returns whether the asked name is an alias, or below one. */
    boolean isAlias() {
        return answer().stream().anyMatch(record -> record instanceof CNAMERecord || record instanceof DNAMERecord);
    }

    /**
     * Returns why this is not the word of one zone: all of it has to lie in the zone, and to be signed by it and nobody else
     * (RFC 4035 section 5.3.1). Each zone below the same anchor can sign; none may speak for another.
     *
     * @param zone the zone that the answer has to come from
     */
    Optional<Defect> foreignTo(Name zone) {
        Set<SetKey> signed = signed();
        for (Record record : records().toList()) {
            if (record instanceof RRSIGRecord signature
                    && !signature.getSigner().equals(zone)) {
                return Optional.of(new Defect("a signature over " + what(record) + " by "
                        + Texts.name(signature.getSigner()) + ", which is not the zone " + zone));
            }
            if (!record.getName().subdomain(zone)) {
                return Optional.of(new Defect(what(record) + " does not lie in the zone " + zone));
            }
            boolean isSigned = record instanceof RRSIGRecord || signed.contains(SetKey.of(record));
            if (!isSigned && !needsNoSignature(record)) {
                return Optional.of(new Defect("no signature over " + what(record), Flaw.RRSIGS_MISSING));
            }
        }
        return Optional.empty();
    }

    /** Returns the zone that has signed all of it, if there is one, and the name lies in it. */
    Optional<Name> signer() {
        Set<Name> signers = records()
                .filter(RRSIGRecord.class::isInstance)
                .map(record -> ((RRSIGRecord) record).getSigner())
                .collect(Collectors.toSet());
        return signers.size() == 1 ? signers.stream().filter(name::subdomain).findFirst() : Optional.empty();
    }

    /** What tells RRsets apart. */
    private record SetKey(Name owner, int type) {
        static SetKey of(Record record) {
            int type = record instanceof RRSIGRecord signature ? signature.getTypeCovered() : record.getType();
            return new SetKey(record.getName(), type);
        }
    }

    private Set<SetKey> signed() {
        return records().filter(RRSIGRecord.class::isInstance).map(SetKey::of).collect(Collectors.toSet());
    }

    /**
     * What a DNAME makes has its signature (RFC 6672 section 5.3.1). Name servers beside an answer prove nothing; forwarders put
     * them there.
     */
    private boolean needsNoSignature(Record record) {
        if (record instanceof CNAMERecord) {
            return answer().stream()
                    .anyMatch(dname -> dname instanceof DNAMERecord && isBelow(record.getName(), dname.getName()));
        }
        return record instanceof NSRecord;
    }

    private static boolean isBelow(Name name, Name other) {
        return name.subdomain(other) && !name.equals(other);
    }

    /**
     * Returns how many labels of its name a record was signed with: fewer than it has if it is made of a wildcard (RFC 4035
     * section 5.3.2).
     */
    int signedLabels(Record record) {
        SetKey key = SetKey.of(record);
        return records()
                .filter(RRSIGRecord.class::isInstance)
                .map(RRSIGRecord.class::cast)
                .filter(signature -> SetKey.of(signature).equals(key))
                .mapToInt(RRSIGRecord::getLabels)
                .min()
                .orElse(labels(record.getName()));
    }

    /** Returns whether a record is what the zone has, not made of a wildcard. */
    boolean isOriginal(Record record) {
        return signedLabels(record) == labels(record.getName());
    }

    /** Counts as the labels field of a signature does (RFC 4034 section 3.1.3). */
    static int labels(Name name) {
        return name.labels() - 1 - (name.isWild() ? 1 : 0);
    }

    /** Returns what the clock has against a signature: dnsjava's validator does not always say it. */
    Optional<Defect> untimely(Instant now) {
        return records()
                .filter(RRSIGRecord.class::isInstance)
                .map(RRSIGRecord.class::cast)
                .flatMap(signature -> untimely(signature, now).stream())
                .findFirst();
    }

    private static Optional<Defect> untimely(RRSIGRecord signature, Instant now) {
        String what = "the signature over " + Type.string(signature.getTypeCovered()) + " of "
                + Texts.name(signature.getName());
        if (now.isAfter(signature.getExpire())) {
            return Optional.of(new Defect(what + " expired at " + signature.getExpire(), Flaw.SIGNATURE_EXPIRED));
        }
        return now.isBefore(signature.getTimeSigned())
                ? Optional.of(new Defect(
                        what + " is not valid before " + signature.getTimeSigned(), Flaw.SIGNATURE_NOT_YET_VALID))
                : Optional.empty();
    }

    boolean isSigned() {
        return records().anyMatch(RRSIGRecord.class::isInstance);
    }

    /**
     * Returns for how many seconds the signatures vouch for what they cover: no longer than any of them is valid, or the owner has said that
     * the records live (RFC 4035 section 5.3.3).
     */
    long signedFor(Instant now) {
        return records()
                .filter(RRSIGRecord.class::isInstance)
                .map(RRSIGRecord.class::cast)
                .mapToLong(signature -> Math.min(
                        AnswerSection.ttl(signature.getOrigTTL()),
                        Math.max(0, Duration.between(now, signature.getExpire()).toSeconds())))
                .min()
                .orElse(0);
    }

    private static String what(Record record) {
        int type = record instanceof RRSIGRecord signature ? signature.getTypeCovered() : record.getType();
        return Type.string(type) + " of " + Texts.name(record.getName());
    }

    /** Returns each RRset of NSEC3 records as a message of its own, as if it had been asked for. */
    List<SignedMessage> hashedProofs() {
        return authority().stream()
                .filter(NSEC3Record.class::isInstance)
                .map(Record::getName)
                .distinct()
                .map(this::alone)
                .toList();
    }

    private SignedMessage alone(Name owner) {
        Message single = new Message();
        single.getHeader().setFlag(Flags.QR);
        single.addRecord(Record.newRecord(owner, Type.NSEC3, DClass.IN), Section.QUESTION);
        SetKey key = new SetKey(owner, Type.NSEC3);
        authority().stream()
                .filter(record -> SetKey.of(record).equals(key))
                .forEach(record -> single.addRecord(record, Section.ANSWER));
        return new SignedMessage(owner, Type.NSEC3, Octets.of(single.toWire()), single);
    }

    /** Returns the question, for people. */
    String question() {
        return Type.string(type) + " of " + Texts.name(name);
    }

    @Override
    public String toString() {
        return "reply to " + question();
    }
}
