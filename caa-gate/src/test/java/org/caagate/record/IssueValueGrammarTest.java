package org.caagate.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** The parser against the ABNF itself. */
class IssueValueGrammarTest {
    private static final int LONGEST_OF_ALL = 5;

    /** Nothing is left to chance for short values: one octet of each class that the grammar tells apart. */
    @Test
    void the_parser_agrees_with_the_grammar_on_every_short_value() {
        List<String> disagreements = new ArrayList<>();
        int accepted = walk("", disagreements);
        assertThat(disagreements).isEmpty();
        assertThat(accepted).as("values within the grammar").isGreaterThan(100);
    }

    private static int walk(String value, List<String> disagreements) {
        Set<IssueValueGrammar.Derivation> derivations = IssueValueGrammar.derivations(value);
        if (derivations.size() > 1 || !parsed(value).equals(derivations.stream().findFirst())) {
            disagreements.add(value);
        }
        int accepted = derivations.size();
        if (value.length() < LONGEST_OF_ALL) {
            for (char c : "a-.;= %".toCharArray()) {
                accepted += walk(value + c, disagreements);
            }
        }
        return accepted;
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings()
                .withChars("aZ9-.;= \t%\u007f\u00e9\0\n,_*!:<~")
                .ofMaxLength(20);
    }

    @Property(tries = 3000)
    void the_parser_agrees_with_the_grammar_on_noise(@ForAll("noise") String value) {
        assertAgreement(value);
    }

    /** Pieces of real values in any order: half of them fit together. */
    @Provide
    Arbitrary<String> pieces() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("ca.example", ";", "; a=b", ";c-d=", " ; accounturi=https://ca.example/1")),
                Tuple.of(3, Arbitraries.of(" ", "\t", "=", "a--1", "x=y=z", "validationmethods=dns-01,http-01")),
                Tuple.of(1, Arbitraries.of(".", "-", "%", "\u007f", "\u0080", "\0", "_", "*", "a.-b", "\u00e9")));
        return piece.list().ofMaxSize(7).map(list -> String.join("", list));
    }

    @Property(tries = 3000)
    void the_parser_agrees_with_the_grammar_on_pieces_of_real_values(@ForAll("pieces") String value) {
        assertAgreement(value);
    }

    private static void assertAgreement(String value) {
        Set<IssueValueGrammar.Derivation> derivations = IssueValueGrammar.derivations(value);
        assertThat(derivations).as("ways to derive one value").hasSizeLessThan(2);
        assertThat(parsed(value)).isEqualTo(derivations.stream().findFirst());
    }

    private static Optional<IssueValueGrammar.Derivation> parsed(String value) {
        return IssueValue.parse(Octets.ofText(value))
                .fold(
                        named -> Optional.of(new IssueValueGrammar.Derivation(
                                named.issuer().text(), named.parameters().list())),
                        nobody -> Optional.of(new IssueValueGrammar.Derivation(
                                "", nobody.parameters().list())),
                        malformed -> Optional.empty());
    }
}
