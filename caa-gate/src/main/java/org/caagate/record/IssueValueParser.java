package org.caagate.record;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.caagate.name.Ascii;
import org.caagate.name.IssuerDomainName;

/**
 * A linear scanner for the grammar of RFC 8659 section 4.2 (with erratum 7139), anchored at both ends:
 *
 * <pre>
 * issue-value     = *WSP [issuer-domain-name *WSP] [";" *WSP [parameters *WSP]]
 * parameters      = (parameter *WSP ";" *WSP parameters) / parameter
 * parameter       = parameter-tag *WSP "=" *WSP parameter-value
 * parameter-tag   = (ALPHA / DIGIT) *( *("-") (ALPHA / DIGIT))
 * parameter-value = *(%x21-3A / %x3C-7E)
 * </pre>
 *
 * <p>Only SP and HTAB are white space. No step looks back or recurses, so hostile input costs no more than its length.
 */
final class IssueValueParser {
    private final Octets value;
    private int at;

    IssueValueParser(Octets value) {
        this.value = value;
    }

    IssueValue parse() {
        try {
            return read();
        } catch (OutsideGrammar outside) {
            return new IssueValue.Malformed(outside.position, outside.fault);
        }
    }

    private IssueValue read() throws OutsideGrammar {
        skipWhiteSpace();
        int start = at;
        while (!atEnd() && value.at(at) != ';' && !isWhiteSpace(value.at(at))) {
            at++;
        }
        String issuer = value.toText(start, at);
        if (!issuer.isEmpty()) {
            requireIssuerDomainName(issuer, start);
        }
        skipWhiteSpace();
        Parameters parameters = readParameters();
        return issuer.isEmpty()
                ? new IssueValue.Nobody(parameters)
                : new IssueValue.Named(new IssuerDomainName(issuer), parameters);
    }

    private void requireIssuerDomainName(String issuer, int start) throws OutsideGrammar {
        OptionalInt fault = IssuerDomainName.faultAt(issuer);
        if (fault.isEmpty()) {
            return;
        }
        if (fault.getAsInt() == issuer.length()) {
            throw outside(start + issuer.length(), "an issuer domain name has no dot or hyphen at its end");
        }
        throw outside(start + fault.getAsInt(), "this octet cannot stand there in an issuer domain name");
    }

    private Parameters readParameters() throws OutsideGrammar {
        if (atEnd()) {
            return Parameters.NONE;
        }
        if (value.at(at) != ';') {
            throw outside(at, "only a semicolon and parameters may follow the issuer domain name");
        }
        at++;
        skipWhiteSpace();
        List<Parameter> parameters = new ArrayList<>();
        while (!atEnd()) {
            parameters.add(readParameter());
            skipWhiteSpace();
            if (!atEnd()) {
                skipSeparator();
            }
        }
        return new Parameters(parameters);
    }

    /** A semicolon between two parameters; after the last one it is outside the grammar. */
    private void skipSeparator() throws OutsideGrammar {
        if (value.at(at) != ';') {
            throw outside(at, "parameters are separated by semicolons, and their values have no white space");
        }
        at++;
        skipWhiteSpace();
        if (atEnd()) {
            throw outside(at, "no semicolon may follow the last parameter");
        }
    }

    private Parameter readParameter() throws OutsideGrammar {
        int start = at;
        while (!atEnd() && (Ascii.isAlphanumeric(value.at(at)) || (value.at(at) == '-' && at > start))) {
            at++;
        }
        if (at == start) {
            throw outside(at, "a parameter begins with a letter or digit");
        }
        if (value.at(at - 1) == '-') {
            throw outside(at - 1, "the name of a parameter does not end with a hyphen");
        }
        String tag = value.toText(start, at);
        skipWhiteSpace();
        if (atEnd() || value.at(at) != '=') {
            throw outside(at, "a parameter is a name, an equals sign and a value");
        }
        at++;
        skipWhiteSpace();
        return new Parameter(tag, readParameterValue());
    }

    private String readParameterValue() {
        int start = at;
        while (!atEnd() && value.at(at) >= 0x21 && value.at(at) <= 0x7E && value.at(at) != ';') {
            at++;
        }
        return value.toText(start, at);
    }

    private void skipWhiteSpace() {
        while (!atEnd() && isWhiteSpace(value.at(at))) {
            at++;
        }
    }

    private boolean atEnd() {
        return at == value.length();
    }

    private static boolean isWhiteSpace(int octet) {
        return octet == ' ' || octet == '\t';
    }

    private static OutsideGrammar outside(int position, String fault) {
        return new OutsideGrammar(position, fault);
    }

    /** The way out of the scanner; without a stack trace, since hostile records come by the thousand. */
    private static final class OutsideGrammar extends Exception {
        private static final long serialVersionUID = 1L;

        private final int position;
        private final String fault;

        OutsideGrammar(int position, String fault) {
            super(fault, null, false, false);
            this.position = position;
            this.fault = fault;
        }
    }
}
