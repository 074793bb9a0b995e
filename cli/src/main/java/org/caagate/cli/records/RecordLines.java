package org.caagate.cli.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.name.Escaped;
import org.caagate.record.CaaRecord;

/** Answers as lines of a zone file (RFC 1035 section 5.1). */
final class RecordLines {
    private final Form form;

    RecordLines(Form form) {
        this.form = form;
    }

    /** How records are written. */
    enum Form {
        /** Flags, tag and value (RFC 8659 section 4.1.1). */
        CANONICAL,
        /** Of unknown type (RFC 3597 section 5). */
        GENERIC
    }

    /** Returns the records of an answer, in the canonical order of an RRset (RFC 4034 section 6.3). */
    List<String> records(Answer.Present answer) {
        String owner = owner(answer);
        return answer.records().stream()
                .sorted(Comparator.comparing(record -> record.rdata().toHex()))
                .map(record -> owner + " " + record.ttl() + " IN " + data(record))
                .toList();
    }

    /** The records stand at the end of the alias chain. */
    private static String owner(Answer.Present answer) {
        List<Alias> aliases = answer.trail().aliases();
        if (aliases.isEmpty()) {
            return answer.name().absolute();
        }
        String target = Escaped.line(aliases.get(aliases.size() - 1).target());
        return target.endsWith(".") ? target : target + ".";
    }

    private String data(CaaRecord record) {
        return form == Form.GENERIC ? "TYPE257 " + record.toGenericString() : "CAA " + record;
    }

    /** Returns through which aliases an answer was found, a clause, or nothing. */
    static String aliases(Answer answer) {
        List<Alias> aliases = answer.trail().aliases();
        if (aliases.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>(List.of(aliases.get(0).owner()));
        aliases.forEach(alias -> names.add(alias.target()));
        String chain = names.stream().map(Escaped::line).collect(Collectors.joining(" -> "));
        return ", by alias " + chain;
    }
}
