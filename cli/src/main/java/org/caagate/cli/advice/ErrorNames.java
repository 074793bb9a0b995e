package org.caagate.cli.advice;

import java.util.List;
import java.util.Optional;
import org.caagate.lookup.ExtendedError;

/** The names of extended errors (RFC 8914 section 5.2, and the registry that it founded as of 2024). */
public final class ErrorNames {
    private static final List<String> NAMES = List.of(
            "Other Error",
            "Unsupported DNSKEY Algorithm",
            "Unsupported DS Digest Type",
            "Stale Answer",
            "Forged Answer",
            "DNSSEC Indeterminate",
            "DNSSEC Bogus",
            "Signature Expired",
            "Signature Not Yet Valid",
            "DNSKEY Missing",
            "RRSIGs Missing",
            "No Zone Key Bit Set",
            "NSEC Missing",
            "Cached Error",
            "Not Ready",
            "Blocked",
            "Censored",
            "Filtered",
            "Prohibited",
            "Stale NXDOMAIN Answer",
            "Not Authoritative",
            "Not Supported",
            "No Reachable Authority",
            "Network Error",
            "Invalid Data",
            "Signature Expired before Valid",
            "Too Early",
            "Unsupported NSEC3 Iterations Value",
            "Unable to conform to policy",
            "Synthesized");

    private ErrorNames() {}

    /**
     * Returns the name of an extended error.
     *
     * @param error what a server said
     * @return its name, or nothing for a code that has none here
     */
    public static Optional<String> name(ExtendedError error) {
        return error.code() < NAMES.size() ? Optional.of(NAMES.get(error.code())) : Optional.empty();
    }

    /**
     * Returns an extended error in words.
     *
     * @param error what a server said
     * @return code, name and text
     */
    public static String words(ExtendedError error) {
        String name = name(error).map(known -> " " + known).orElse("");
        return "EDE " + error.code() + name + (error.text().isEmpty() ? "" : ": " + error.text());
    }
}
