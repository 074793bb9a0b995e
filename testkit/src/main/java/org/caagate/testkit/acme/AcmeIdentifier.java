package org.caagate.testkit.acme;

import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/**
 * What a certificate is asked for (RFC 8555 section 9.7.7 and RFC 8738).
 *
 * @param type {@code dns} or {@code ip}
 * @param value the name as the client wrote it, which may be a wildcard, or the address
 */
public record AcmeIdentifier(String type, String value) {

    private static final String WILDCARD_LABEL = "*.";

    private static final Pattern DNS_NAME = Pattern.compile("(\\*\\.)?[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");

    /**
     * Returns the identifier of a DNS name.
     *
     * @param name the name; may begin with {@code *.}
     * @return the identifier
     */
    public static AcmeIdentifier dns(String name) {
        return new AcmeIdentifier("dns", name);
    }

    /**
     * Returns the identifier of an IP address (RFC 8738).
     *
     * @param address an IPv4 or IPv6 address
     * @return the identifier
     */
    public static AcmeIdentifier ip(String address) {
        return new AcmeIdentifier("ip", address);
    }

    /**
     * Returns whether this is a DNS name that begins with {@code *.}.
     *
     * @return whether this is a wildcard
     */
    public boolean isWildcard() {
        return isDns() && value.startsWith(WILDCARD_LABEL);
    }

    boolean isDns() {
        return "dns".equals(type);
    }

    /** The identifier of the authorization: an authorization never shows the asterisk (RFC 8555 section 7.1.4). */
    AcmeIdentifier base() {
        return isWildcard() ? dns(value.substring(WILDCARD_LABEL.length())) : this;
    }

    /** Folds A to Z and nothing else: a Kelvin sign is no k (RFC 4343 section 3). */
    static String asciiLowerCase(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char character = folded.charAt(i);
            if (character >= 'A' && character <= 'Z') {
                folded.setCharAt(i, (char) (character + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    /** Refuses what no CA could certify. */
    void requireWellFormed() {
        boolean wellFormed =
                switch (type) {
                    case "dns" ->
                        value.length() <= 253 && DNS_NAME.matcher(value).matches();
                    case "ip" -> IPAddress.isValid(value);
                    default ->
                        throw new ProblemException(
                                AcmeProblem.of("unsupportedIdentifier", 400, "identifiers of this type are not known"));
                };
        if (!wellFormed) {
            throw ProblemException.malformed("not a DNS name or an IP address");
        }
    }

    /** The name in a certificate, in lower case so that two spellings of one name are equal. */
    GeneralName toGeneralName() {
        return isDns()
                ? new GeneralName(GeneralName.dNSName, asciiLowerCase(value))
                : new GeneralName(GeneralName.iPAddress, value);
    }

    Map<String, Object> toJson() {
        return Map.of("type", type, "value", value);
    }
}
