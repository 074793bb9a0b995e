package org.caagate.record;

import java.util.function.Function;
import org.caagate.name.IssuerDomainName;

/** The value of an {@code issue}, {@code issuewild}, {@code issuemail} or {@code issuevmc} record (RFC 8659 section 4.2). */
public sealed interface IssueValue {
    /**
     * A value that names an issuer: it may issue, within what the parameters say.
     *
     * @param issuer the issuer domain name
     * @param parameters its parameters, perhaps none
     */
    record Named(IssuerDomainName issuer, Parameters parameters) implements IssueValue {
        @Override
        public <R> R fold(Function<Named, R> named, Function<Nobody, R> nobody, Function<Malformed, R> malformed) {
            return named.apply(this);
        }
    }

    /**
     * A value without an issuer, such as {@code ";"}: by itself it forbids everybody.
     *
     * @param parameters parameters that stand there for nobody
     */
    record Nobody(Parameters parameters) implements IssueValue {
        @Override
        public <R> R fold(Function<Named, R> named, Function<Nobody, R> nobody, Function<Malformed, R> malformed) {
            return nobody.apply(this);
        }
    }

    /**
     * A value outside the grammar: "MUST be treated as if the issue Property Value is an empty issuer-domain-name" (RFC
     * 8659 section 4.2).
     *
     * @param position the octet at which the grammar is left, from 0; the length of the value if it ends too early
     * @param fault what is wrong there, a clause for people
     */
    record Malformed(int position, String fault) implements IssueValue {
        @Override
        public <R> R fold(Function<Named, R> named, Function<Nobody, R> nobody, Function<Malformed, R> malformed) {
            return malformed.apply(this);
        }
    }

    /**
     * Maps each case with a function of its own.
     *
     * @param named for a value with an issuer
     * @param nobody for a value without one
     * @param malformed for a value outside the grammar
     * @param <R> the result
     * @return what the function for this case returns
     */
    <R> R fold(Function<Named, R> named, Function<Nobody, R> nobody, Function<Malformed, R> malformed);

    /**
     * Reads a value, in time linear in its length; every string of octets is one of the three cases.
     *
     * @param value the value of the record
     * @return what it says
     */
    static IssueValue parse(Octets value) {
        return new IssueValueParser(value).parse();
    }
}
