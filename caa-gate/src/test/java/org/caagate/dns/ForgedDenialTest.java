package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Forger.isOver;
import static org.caagate.dns.Forger.moved;
import static org.caagate.dns.Forger.replaceCaa;
import static org.caagate.dns.Forger.resigned;
import static org.caagate.dns.Forger.sets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@DisplayName("Our own validation is not fooled, where something is said not to be there, by")
class ForgedDenialTest {
    @RegisterExtension
    final Forger forger = new Forger();

    @ParameterizedTest
    @ValueSource(strings = {"www.nsec.test", "www.nsec3.test"})
    void an_empty_answer_without_proof(String name) {
        forger.change(name, "CAA", answer -> Tampering.deny(answer, List.of()));
        assertThat(forger.bogus(name).flaw()).contains(Failure.Flaw.NSEC_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.nsec.test", "www.nsec3.test"})
    void an_empty_answer_beside_an_unsigned_record_of_an_insecure_zone(String name) {
        Record unsigned = new NSECRecord(
                Name.fromConstantString("www.unsigned.test."),
                DClass.IN,
                60,
                Name.fromConstantString("unsigned.test."),
                new int[] {Type.A});
        forger.change(name, "CAA", answer -> Tampering.deny(answer, List.of(unsigned)));
        forger.bogus(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.nsec.test", "www.nsec3.test"})
    void the_proof_of_another_zone(String name) {
        List<Record> foreign = forger.authority("nothing.other.test", "CAA").stream()
                .filter(record -> !(record instanceof SOARecord))
                .filter(record -> !isOver(record, Type.SOA))
                .toList();
        forger.change(name, "CAA", answer -> Tampering.deny(answer, foreign));
        forger.bogus(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void the_proof_for_another_name(String zone) {
        forger.change(
                "www." + zone, "CAA", answer -> Tampering.deny(answer, forger.authority("nothing." + zone, "CAA")));
        forger.bogus("www." + zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void the_parents_word_that_the_zone_has_other_types(String zone) {
        List<Record> parents = forger.authority("unsigned.test", "DS");
        parents.addAll(forger.authority(zone.replace("nsec", "nsed"), "CAA"));
        forger.change(zone, "CAA", answer -> Tampering.deny(answer, parents));
        forger.bogus(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "www.nsec.test", "a.ent.nsec.test", "real.dev.nsec.test"})
    void a_wildcards_proof_that_has_nothing_to_do_with_the_name(String name) {
        List<Record> proofs = new ArrayList<>(sets(
                forger.authority("x.any.nsec.test", "CAA"),
                NSECRecord.class,
                Name.fromConstantString("*.any.nsec.test.")));
        proofs.addAll(sets(
                forger.authority("ent.nsec.test", "CAA"), NSECRecord.class, Name.fromConstantString("nsec.test.")));
        proofs.addAll(forger.authority("zzz.nsec.test", "CAA"));
        assertThat(proofs).filteredOn(NSECRecord.class::isInstance).hasSizeGreaterThan(1);
        forger.change(name, "CAA", answer -> Tampering.deny(answer, proofs));
        forger.bogus(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void a_wildcard_in_place_of_a_name_that_is_there(String zone) {
        Message wild = forger.answer("nothing.dev." + zone, "CAA");
        forger.change("real.dev." + zone, "CAA", answer -> {
            Tampering.deny(answer, wild.getSection(Section.AUTHORITY));
            wild.getSection(Section.ANSWER)
                    .forEach(record -> answer.addRecord(moved(record, "real.dev." + zone + "."), Section.ANSWER));
        });
        forger.bogus("real.dev." + zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void a_name_that_is_said_not_to_exist(String zone) {
        forger.change("www." + zone, "CAA", answer -> {
            Tampering.deny(answer, forger.authority("nothing." + zone, "CAA"));
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        });
        forger.bogus("www." + zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void a_delegation_whose_ds_records_were_taken_away(String zone) throws IOException {
        forger.change(zone, "DS", answer -> Tampering.deny(answer, forger.authority("unsigned.test", "DS")));
        forger.change("www." + zone, "CAA", answer -> {
            replaceCaa(answer);
            Tampering.remove(answer, RRSIGRecord.class::isInstance);
        });
        assertThat(forger.bogus("www." + zone).detail()).contains("DS of " + zone);
    }

    @Test
    void a_delegation_that_is_said_to_have_opted_out() {
        forger.change("nsec.test", "DS", answer -> {
            List<Record> forged = new ArrayList<>();
            for (Record record : forger.authority("nothing.other.test", "DS")) {
                if (record instanceof NSEC3Record nsec3) {
                    forged.add(new NSEC3Record(
                            Name.fromConstantString(nsec3.getName().getLabelString(0) + ".test."),
                            DClass.IN,
                            60,
                            1,
                            1,
                            0,
                            null,
                            nsec3.getNext(),
                            new int[] {Type.NS}));
                } else if (isOver(record, Type.NSEC3)) {
                    forged.add(resigned(moved(record, record.getName().getLabelString(0) + ".test."), "test."));
                }
            }
            Tampering.deny(answer, forged);
        });
        forger.change("www.nsec.test", "CAA", answer -> {
            replaceCaa(answer);
            Tampering.remove(answer, RRSIGRecord.class::isInstance);
        });
        forger.bogus("www.nsec.test");
    }
}
