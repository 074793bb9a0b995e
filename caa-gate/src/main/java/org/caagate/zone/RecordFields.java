package org.caagate.zone;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.caagate.name.Ascii;

/**
 * What follows the owner of a record: TTL and class, which may be missing and come in either order, type and RDATA (RFC 1035
 * section 5.1).
 *
 * @param ttl the TTL, if it is said
 * @param type the type
 * @param rdata the rest, perhaps nothing
 */
record RecordFields(OptionalLong ttl, RecordType type, List<Token> rdata) {
    private static final int INTERNET = 1;

    static RecordFields read(List<Token> tokens) throws ZoneFault {
        OptionalLong ttl = OptionalLong.empty();
        boolean classed = false;
        int at = 0;
        while (at < tokens.size() && tokens.get(at).isWord()) {
            String word = tokens.get(at).text();
            if (ttl.isEmpty() && TtlText.isOne(word)) {
                ttl = OptionalLong.of(TtlText.parse(word));
            } else if (!classed && isClass(word)) {
                classed = true;
            } else {
                return new RecordFields(ttl, type(word), tokens.subList(at + 1, tokens.size()));
            }
            at++;
        }
        throw new ZoneFault("the type is missing"
                + (at < tokens.size() ? " before " + tokens.get(at).shown() : "")
                + ": write OWNER [TTL] [IN] TYPE RDATA");
    }

    private static boolean isClass(String word) throws ZoneFault {
        String folded = Ascii.fold(word);
        Optional<Integer> number = RecordType.number(folded, "class", 65535);
        boolean other = List.of("ch", "hs", "cs").contains(folded)
                || number.filter(n -> n != INTERNET).isPresent();
        if (other) {
            throw new ZoneFault("a record of class " + word + ": the public DNS, and so this file, has class IN only");
        }
        return folded.equals("in") || number.isPresent();
    }

    private static RecordType type(String word) throws ZoneFault {
        return RecordType.parse(word)
                .orElseThrow(() -> new ZoneFault(new Token(0, Token.Kind.WORD, word).shown()
                        + " is no registered record type (or a line begins with a blank where its owner belongs);"
                        + " a new or private type is written TYPEnnn"));
    }
}
