package org.caagate.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caagate.lookup.Answer;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** Reads back what was generated, and asks dnsjava what it reads. */
@Label("Zone files that were generated")
class ZoneFileOracleTest {
    /** A record as a person might write it: the same octets in one of many ways. */
    record Line(String owner, CaaRecord record, String text) {}

    @Provide
    Arbitrary<List<Line>> plainLines() {
        return lines(
                Arbitraries.of("\"%s\"", "( \"%s\" )", "(\n  \"%s\" ) ; a (comment\"", "\"%s\";comment"), printable());
    }

    @Provide
    Arbitrary<List<Line>> allLines() {
        return lines(
                Arbitraries.of("\"%s\"", "( \"%s\" )", "(\n  \"%s\" )", "\"%s\";\u00e4", "\"%s\"\r"),
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(40));
    }

    private static Arbitrary<String> printable() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40);
    }

    private static Arbitrary<List<Line>> lines(Arbitrary<String> forms, Arbitrary<String> values) {
        Arbitrary<String> owners = Arbitraries.of("@", "a", "A", "b.a", "c.example.org.", "w\\097", "*", "");
        Arbitrary<String> middles = Arbitraries.of(" CAA", "\t60 IN CAA", " IN 1h CAA", " IN TYPE257", " 5 caa");
        Arbitrary<CaaRecord> records = Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.of("issue", "issuewild", "iodef", "x1"),
                        values)
                .as(CaaRecord::of);
        return Combinators.combine(owners, middles, records, forms)
                .as((owner, middle, record, form) -> {
                    String value = form.replace("%s", record.value().escaped());
                    return new Line(
                            owner, record, owner + middle + " " + record.flags() + " " + record.tag() + " " + value);
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_was_written_is_read_back(@ForAll("allLines") List<Line> lines) throws MalformedZoneException {
        Map<String, Set<String>> expected = new TreeMap<>();
        String owner = "@";
        StringBuilder text = new StringBuilder("@ A 192.0.2.1\n");
        for (Line line : lines) {
            owner = line.owner().isEmpty() ? owner : line.owner();
            expected.computeIfAbsent(absolute(owner), any -> new TreeSet<>())
                    .add(line.record().rdata().toHex());
            text.append(line.text()).append('\n');
        }
        assertThat(sets(text.toString(), expected.keySet())).isEqualTo(expected);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void dnsjava_reads_the_same(@ForAll("plainLines") List<Line> lines) throws IOException, MalformedZoneException {
        StringBuilder text = new StringBuilder("$TTL 3600\n@ A 192.0.2.1\n");
        lines.forEach(line -> text.append(line.text()).append('\n'));
        Map<String, Set<String>> expected = new TreeMap<>();
        try (Master master = new Master(
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.ISO_8859_1)),
                Name.fromString("example.org."))) {
            for (Optional<Record> next = next(master); next.isPresent(); next = next(master)) {
                if (next.get() instanceof CAARecord caa) {
                    expected.computeIfAbsent(
                                    caa.getName().toString(true).toLowerCase(Locale.ROOT), any -> new TreeSet<>())
                            .add(Octets.of(caa.rdataToWireCanonical()).toHex());
                }
            }
        }
        assertThat(sets(text.toString(), expected.keySet())).isEqualTo(expected);
    }

    private static Optional<Record> next(Master master) throws IOException {
        return Optional.ofNullable(master.nextRecord());
    }

    private static String absolute(String owner) {
        return switch (owner) {
            case "@" -> "example.org";
            case "A" -> "a.example.org";
            case "w\\097" -> "wa.example.org";
            case "c.example.org." -> "c.example.org";
            default -> owner + ".example.org";
        };
    }

    /** The RRsets of these names; for that of the wildcard, a name is asked that it covers. */
    private static Map<String, Set<String>> sets(String text, Set<String> names) throws MalformedZoneException {
        ZoneFileLookup lookup = ZoneFileLookup.of(List.of(Zones.zone("example.org", text)), Elsewhere.nobody());
        Map<String, Set<String>> sets = new TreeMap<>();
        for (String name : names) {
            Answer answer = Zones.ask(lookup, name.replace("*", "covered"));
            Set<String> records = new TreeSet<>();
            ((Answer.Present) answer)
                    .records()
                    .forEach(record -> records.add(record.rdata().toHex()));
            sets.put(name, records);
        }
        return sets;
    }
}
