package org.caagate.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Every way in which the ABNF of RFC 8659 section 4.2 derives a text, found by exhaustive search: a second opinion on the
 * parser, rule by rule, with no thought of speed.
 */
final class IssueValueGrammar {
    /** An issuer, or none, and the parameters. */
    record Derivation(String issuer, List<Parameter> parameters) {}

    /** The parameters read so far, and where the text goes on. */
    private record Reading(List<Parameter> parameters, int end) {}

    private final String text;

    private IssueValueGrammar(String text) {
        this.text = text;
    }

    static Set<Derivation> derivations(String text) {
        return new IssueValueGrammar(text).issueValue();
    }

    /** issue-value = *WSP [issuer-domain-name *WSP] [";" *WSP [parameters *WSP]]. */
    private Set<Derivation> issueValue() {
        Set<Derivation> derivations = new LinkedHashSet<>();
        for (int start : whiteSpace(0)) {
            derivations.addAll(afterIssuer("", start));
            for (int end : issuerDomainName(start)) {
                for (int next : whiteSpace(end)) {
                    derivations.addAll(afterIssuer(text.substring(start, end), next));
                }
            }
        }
        return derivations;
    }

    private Set<Derivation> afterIssuer(String issuer, int at) {
        Set<Derivation> derivations = new LinkedHashSet<>();
        if (at == text.length()) {
            derivations.add(new Derivation(issuer, List.of()));
        }
        for (int semicolon : one(at, ";")) {
            for (int start : whiteSpace(semicolon)) {
                if (start == text.length()) {
                    derivations.add(new Derivation(issuer, List.of()));
                }
                for (Reading reading : parameters(start)) {
                    if (whiteSpace(reading.end()).contains(text.length())) {
                        derivations.add(new Derivation(issuer, reading.parameters()));
                    }
                }
            }
        }
        return derivations;
    }

    /** issuer-domain-name = label *("." label). */
    private Set<Integer> issuerDomainName(int at) {
        return closure(label(at), end -> each(one(end, "."), this::label));
    }

    /** label = (ALPHA / DIGIT) *( *("-") (ALPHA / DIGIT)). */
    private Set<Integer> label(int at) {
        return closure(alphaOrDigit(at), end -> each(closure(Set.of(end), i -> one(i, "-")), this::alphaOrDigit));
    }

    /** parameters = (parameter *WSP ";" *WSP parameters) / parameter. */
    private Set<Reading> parameters(int at) {
        Set<Reading> readings = new LinkedHashSet<>();
        for (Reading first : parameter(at)) {
            readings.add(first);
            Set<Integer> rest = each(each(whiteSpace(first.end()), i -> one(i, ";")), this::whiteSpace);
            for (int start : rest) {
                for (Reading others : parameters(start)) {
                    List<Parameter> all = new ArrayList<>(first.parameters());
                    all.addAll(others.parameters());
                    readings.add(new Reading(all, others.end()));
                }
            }
        }
        return readings;
    }

    /** parameter = parameter-tag *WSP "=" *WSP parameter-value. */
    private Set<Reading> parameter(int at) {
        Set<Reading> readings = new LinkedHashSet<>();
        for (int tagEnd : label(at)) {
            Set<Integer> values = each(each(whiteSpace(tagEnd), i -> one(i, "=")), this::whiteSpace);
            for (int start : values) {
                for (int end : parameterValue(start)) {
                    Parameter parameter = new Parameter(text.substring(at, tagEnd), text.substring(start, end));
                    readings.add(new Reading(List.of(parameter), end));
                }
            }
        }
        return readings;
    }

    /** parameter-value = *(%x21-3A / %x3C-7E). */
    private Set<Integer> parameterValue(int at) {
        return closure(
                Set.of(at),
                i -> i < text.length()
                                && ((text.charAt(i) >= 0x21 && text.charAt(i) <= 0x3A)
                                        || (text.charAt(i) >= 0x3C && text.charAt(i) <= 0x7E))
                        ? Set.of(i + 1)
                        : Set.of());
    }

    private Set<Integer> whiteSpace(int at) {
        return closure(Set.of(at), i -> one(i, " \t"));
    }

    private Set<Integer> alphaOrDigit(int at) {
        return one(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    }

    private Set<Integer> one(int at, String alternatives) {
        return at < text.length() && alternatives.indexOf(text.charAt(at)) >= 0 ? Set.of(at + 1) : Set.of();
    }

    private static Set<Integer> each(Set<Integer> starts, IntFunction<Set<Integer>> rule) {
        Set<Integer> ends = new TreeSet<>();
        starts.forEach(start -> ends.addAll(rule.apply(start)));
        return ends;
    }

    /** The starts, and all that the rule reaches from them in any number of repetitions. */
    private static Set<Integer> closure(Set<Integer> starts, IntFunction<Set<Integer>> rule) {
        Set<Integer> all = new TreeSet<>(starts);
        Set<Integer> latest = starts;
        while (!latest.isEmpty()) {
            latest = each(latest, rule);
            all.addAll(latest);
        }
        return all;
    }
}
