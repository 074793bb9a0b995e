package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.caagate.lookup.Failure;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.Denial;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.SignedZone;
import org.caagate.testkit.dnssec.Signing;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A resolver of a signed hierarchy, and somebody without keys between it and the gate: both anew for each test. */
final class Forger implements AfterEachCallback {
    static final String ZONE = """
            @          CAA   0 issue ";"
            www        CAA   0 issue ";"
            a.ent      CAA   0 issue ";"
            *.dev      CAA   0 issue "evil.example"
            real.dev   CAA   0 issue ";"
            *.any      A     192.0.2.1
            to-bogus   CNAME www.bogus.test.
            """;

    static final SignedHierarchy HIERARCHY = SignedHierarchy.of(
            SignedZone.of("test."),
            SignedZone.of("nsec.test.").records(ZONE),
            SignedZone.of("nsec3.test.").denial(Denial.NSEC3).records(ZONE),
            SignedZone.of("other.test.").denial(Denial.NSEC3).records("www A 192.0.2.1"),
            SignedZone.of("bogus.test.")
                    .signing(Signing.EXPIRED)
                    .records("www CAA 0 issue \"evil.example\"\n@ A 192.0.2.1"),
            SignedZone.of("unsigned.test.").signing(Signing.UNSIGNED).records("""
                    www       A     192.0.2.1
                    positive  CNAME www.bogus.test.
                    nodata    CNAME bogus.test.
                    nxdomain  CNAME nothing.bogus.test.
                    secure    CNAME www.nsec.test.
                    twice     CNAME positive
                    """));

    private final Tampering tampering = new Tampering(HIERARCHY);
    private final ScriptedDnsServer server = HIERARCHY.resolver().start();

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }

    ScriptedDnsServer server() {
        return server;
    }

    /** Puts a change in the way of the answers to one question. */
    void change(String name, String type, Consumer<Message> change) {
        tampering.change(server, name, type, change);
    }

    /** Returns what an honest resolver would answer. */
    Message answer(String name, String type) {
        return tampering.answer(name, type);
    }

    DnsLookupBuilder validating() {
        return patient(tcp(server)).tries(1).dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())));
    }

    /** Asserts that a name cannot be validated. */
    Failure bogus(String name) {
        Failure failure = failure(ask(validating().build(), name));
        assertThat(failure.kind()).as(failure.detail()).isEqualTo(Failure.Kind.BOGUS);
        return failure;
    }

    /** Returns what it would put into the AUTHORITY section. */
    List<Record> authority(String name, String type) {
        return new ArrayList<>(tampering.answer(name, type).getSection(Section.AUTHORITY));
    }

    /** Returns the records of a kind at an owner, with their signatures. */
    static List<Record> sets(List<Record> section, Class<? extends Record> kind, Name owner) {
        return section.stream()
                .filter(record -> record.getName().equals(owner))
                .filter(record -> kind.isInstance(record)
                        || (record instanceof RRSIGRecord signature
                                && section.stream()
                                        .anyMatch(other -> kind.isInstance(other)
                                                && other.getType() == signature.getTypeCovered()
                                                && other.getName().equals(owner))))
                .toList();
    }

    /** Returns a signature in the name of another signer. */
    static Record resigned(Record record, String signer) {
        RRSIGRecord old = (RRSIGRecord) record;
        return new RRSIGRecord(
                old.getName(),
                DClass.IN,
                old.getTTL(),
                old.getTypeCovered(),
                old.getAlgorithm(),
                old.getOrigTTL(),
                old.getExpire(),
                old.getTimeSigned(),
                old.getFootprint(),
                Name.fromConstantString(signer),
                old.getSignature());
    }

    /** Puts the record of an attacker in the place of the real ones. */
    static void replaceCaa(Message answer) {
        Name owner = answer.getQuestion().getName();
        Tampering.remove(answer, CAARecord.class::isInstance);
        answer.addRecord(new CAARecord(owner, DClass.IN, 3600, 0, "issue", "evil.example"), Section.ANSWER);
    }

    /** Puts the records of an attacker in the place of the real ones, wherever those are. */
    static void replaceCaaAtTheEnd(Message answer) {
        for (Record record : List.copyOf(answer.getSection(Section.ANSWER))) {
            if (record instanceof CAARecord caa) {
                answer.removeRecord(caa, Section.ANSWER);
                answer.addRecord(
                        new CAARecord(caa.getName(), DClass.IN, caa.getTTL(), 0, "issue", "evil.example"),
                        Section.ANSWER);
            }
        }
    }

    /** Returns a record at another owner. */
    static Record moved(Record record, String owner) {
        Name name = Name.fromConstantString(owner);
        if (record instanceof RRSIGRecord old) {
            return new RRSIGRecord(
                    name,
                    DClass.IN,
                    old.getTTL(),
                    old.getTypeCovered(),
                    old.getAlgorithm(),
                    old.getOrigTTL(),
                    old.getExpire(),
                    old.getTimeSigned(),
                    old.getFootprint(),
                    old.getSigner(),
                    old.getSignature());
        }
        CAARecord caa = (CAARecord) record;
        return new CAARecord(name, DClass.IN, caa.getTTL(), caa.getFlags(), caa.getTag(), caa.getValue());
    }

    /** Returns whether it is a signature over that type. */
    static boolean isOver(Record record, int type) {
        return record instanceof RRSIGRecord signature && signature.getTypeCovered() == type;
    }
}
