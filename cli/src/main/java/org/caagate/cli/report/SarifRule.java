package org.caagate.cli.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rule of SARIF: a reason for which an identifier is no permit, or a finding.
 *
 * @param id the stable id of the reason or finding
 * @param level the level of its results, unless a result says otherwise
 * @param description what it means, a sentence
 * @param help what to do
 */
record SarifRule(String id, Level level, String description, String help) {
    private static final List<SarifRule> ALL = Stream.of(
                    refusals(),
                    lackOfAnswers(),
                    remarksOnNames(),
                    remarksOnRecords(),
                    remarksOnNotation(),
                    remarksOnIssuers(),
                    remarksOnParameters(),
                    remarksOnRequests())
            .flatMap(List::stream)
            .toList();
    private static final Map<String, Integer> INDEX = IntStream.range(0, ALL.size())
            .boxed()
            .collect(Collectors.toMap(place -> ALL.get(place).id(), place -> place));

    /** The levels of results. */
    enum Level {
        ERROR("error"),
        WARNING("warning"),
        NOTE("note");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** All rules, in an order that stays the same. */
    static List<SarifRule> rules() {
        return ALL;
    }

    /** The place of a rule among all. */
    static int index(String id) {
        Integer index = INDEX.get(id);
        if (index == null) {
            throw new AssertionError("no rule " + id);
        }
        return index;
    }

    private static SarifRule blocking(String id, String description, String help) {
        return new SarifRule(id, Level.ERROR, description, help);
    }

    private static SarifRule finding(String id, String description, String help) {
        return new SarifRule(id, Level.NOTE, description, help);
    }

    private static List<SarifRule> refusals() {
        return List.of(
                blocking(
                        "unknown-critical-property",
                        "A critical CAA record has a tag that the CA does not know (RFC 8659 section 4.5).",
                        "Correct the tag, or clear the critical flag if CAs that do not know the tag may issue."),
                blocking(
                        "method-not-authorized",
                        "A CAA record names the CA, but not the validation method in use (RFC 8657 section 4).",
                        "Add the method to validationmethods, or validate by a method that is listed."),
                blocking(
                        "account-not-authorized",
                        "A CAA record names the CA, but not the account that asks (RFC 8657 section 3).",
                        "Add a record with the accounturi of this account, or use the account that is named."),
                blocking(
                        "issuer-not-authorized",
                        "The CAA records name other CAs, and not this one (RFC 8659 section 4.2).",
                        "Add a record that names the CA, or use a CA that is named."),
                blocking(
                        "issuance-forbidden",
                        "The CAA records allow no CA to issue; malformed values count as such (RFC 8659 section"
                                + " 4.2).",
                        "If certificates are wanted here, add a record that names the CA; correct malformed"
                                + " values."));
    }

    private static List<SarifRule> lackOfAnswers() {
        return List.of(
                blocking(
                        "lookup-failed",
                        "A CAA lookup failed, so the policy is unknown.",
                        "Try again; if it fails again, repair the name servers. A CA that gets no answer refuses"
                                + " too."),
                blocking(
                        "dnssec-bogus",
                        "DNSSEC validation of a CAA answer failed.",
                        "Repair DNSSEC of the zone: DS and DNSKEY at the parent, expired signatures."),
                blocking(
                        "issuer-unknown",
                        "CAA records restrict who may issue, and the issuer domain name of the CA is not known.",
                        "Name the issuer domain name of the CA with --issuer."),
                blocking(
                        "account-unknown",
                        "A CAA record allows one account only, and the account is not known (RFC 8657 section 3).",
                        "Give the account URL with --account."),
                blocking(
                        "method-unknown",
                        "A CAA record allows some validation methods only, and the method is not known (RFC 8657"
                                + " section 4).",
                        "Name the method with --method."),
                blocking(
                        "resolver-sees-no-caa",
                        "The resolver does not show the CAA records of a name that is known to have some, so its"
                                + " answers without records cannot be trusted.",
                        "Choose another resolver, or check that the canary still has CAA records."),
                blocking(
                        "perspectives-disagree",
                        "Perspectives see different CAA records, so it is unknown which the CA will see.",
                        "Check that all name servers of the zone serve the same version of it; after a change,"
                                + " wait for the old TTL."));
    }

    private static List<SarifRule> remarksOnNames() {
        return List.of(
                finding(
                        "base-name-would-be-refused",
                        "The base name of a wildcard would be refused, and some CAs add it to the certificate.",
                        "If the CA adds the base name, add an issue record for it."),
                finding(
                        "underscore-in-name",
                        "The name has an underscore: hardly any CA issues for such names.",
                        "Check whether the certificate should have this name at all."),
                finding(
                        "reverse-zone-name",
                        "The name lies in a reverse zone: public CAs may not issue for it.",
                        "Ask for a certificate for the host name or for the IP address."),
                finding(
                        "policy-of-alias-target",
                        "The name is an alias, and the records belong to the owner of its target (RFC 8659"
                                + " section 3).",
                        "If they refuse, ask the owner of the target, or give the name addresses instead of the"
                                + " alias."),
                finding(
                        "stale-answer",
                        "The refusal rests on records that the resolver calls stale (RFC 8767).",
                        "If the records were changed since, try again later; the resolver cannot reach the name"
                                + " servers."),
                finding(
                        "perspectives-differ",
                        "Perspectives see different CAA records, or one of them sees nothing.",
                        "Check that all name servers of the zone serve the same version of it."));
    }

    private static List<SarifRule> remarksOnRecords() {
        return List.of(
                finding(
                        "reserved-flag",
                        "A flag bit is set that RFC 8659 section 4.1 reserves.",
                        "Write 0, or 128 where a CA that does not know the tag must not issue."),
                finding(
                        "unknown-property",
                        "The tag has no meaning, so the record has no effect.",
                        "Look for a typing error: under this tag the record restricts nothing."),
                finding(
                        "malformed-value",
                        "The value is outside the grammar of RFC 8659 section 4.2, so the record names no issuer.",
                        "Correct the value; the remark says where it leaves the grammar."),
                finding(
                        "issuer-name-case",
                        "The record names the CA in another case than the CA writes it; some CAs compare exactly.",
                        "Write the name as the CA writes it, in lower case."),
                finding(
                        "unsupported-iodef",
                        "An iodef value is no mailto or https URL that a careful sender would use.",
                        "Write mailto:security@example.com or an https URL."));
    }

    private static List<SarifRule> remarksOnNotation() {
        return List.of(
                finding(
                        "quotes-in-value",
                        "The value has quotes in it, which belong to the notation around it.",
                        "Enter the value without quotes."),
                finding(
                        "white-space-in-value",
                        "The value has white space where the grammar has none, or characters that only look like it.",
                        "Write it without white space, with semicolons between the name and the parameters."),
                finding(
                        "space-in-method-list",
                        "The methods in validationmethods have white space between them, so the record names no"
                                + " issuer.",
                        "Separate the methods by commas alone."),
                finding(
                        "semicolon-at-end",
                        "A semicolon follows the last parameter, so the value is malformed.",
                        "Leave the last semicolon out."));
    }

    private static List<SarifRule> remarksOnIssuers() {
        return List.of(
                finding(
                        "several-issuers",
                        "The value names several issuers, so it is malformed.",
                        "Write one record for each."),
                finding(
                        "issuer-url",
                        "The issuer is written as a URL, or with a port or path.",
                        "Write the issuer domain name alone."),
                finding(
                        "issuer-wildcard",
                        "The issuer is written with an asterisk label.",
                        "Write the issuer domain name alone."),
                finding(
                        "issuer-name-trailing-dot",
                        "The issuer domain name ends with a dot, so the value is malformed.",
                        "Leave the dot out."),
                finding(
                        "issuer-display-name",
                        "The record has the everyday name of the CA, not its issuer domain name.",
                        "Write the issuer domain name of the CA."),
                finding(
                        "issuer-host-name",
                        "The record names a domain of a CA, but not one of its issuer domain names.",
                        "Write the issuer domain name that the documentation of the CA has."),
                finding(
                        "issuer-name-near-miss",
                        "The name differs from a known issuer domain name by a typing error.",
                        "Compare with the documentation of the CA."));
    }

    private static List<SarifRule> remarksOnParameters() {
        return List.of(
                finding(
                        "unknown-parameter",
                        "The record has a parameter that RFC 8657 does not define; it is ignored.",
                        "Look for a typing error in accounturi or validationmethods."),
                finding(
                        "parameter-name-case",
                        "The name of a parameter is not in lower case; some CAs ignore it then.",
                        "Write accounturi and validationmethods."),
                finding(
                        "parameter-name-hyphen",
                        "The name of a parameter has a hyphen; Let's Encrypt takes the whole value for malformed.",
                        "Remove the parameter, or write accounturi if that was meant."),
                finding(
                        "unsatisfiable-parameter",
                        "No account or method can satisfy a parameter of the record.",
                        "Write a record for each account, each with one accounturi; put all methods into one list."),
                finding(
                        "account-near-miss",
                        "The account in the record differs from the one that asks in form only.",
                        "Copy the account URL as the CA gave it; URLs are compared as strings."),
                finding(
                        "account-of-other-directory",
                        "The account in the record lies on another host, such as staging instead of production.",
                        "Add a record for the account that asks, if it is meant to be allowed."),
                finding(
                        "method-label-case",
                        "A label in validationmethods is not in lower case; labels are compared exactly.",
                        "Write the label in lower case."));
    }

    private static List<SarifRule> remarksOnRequests() {
        return List.of(
                finding(
                        "common-name-not-a-host",
                        "The common name is neither a host name nor an IP address; it was not checked.",
                        "If it was meant to be certified, put it into the subject alternative names, in full."),
                finding(
                        "issuer-from-table",
                        "The issuer domain names come from the table that is built in.",
                        "If the row is old, look up the issuer domain name of the CA, and give it with --issuer."),
                finding(
                        "profile-not-applied",
                        "The CA reads records more strictly than the profile that was used, and would not issue.",
                        "Choose the CA's profile with --profile, or name its directory with --acme."),
                finding(
                        "issuer-names-differ",
                        "The issuer domain names that were given are not those that the directory publishes.",
                        "Give the names of the directory, or none: then the directory is asked."),
                finding(
                        "renewals-not-gated",
                        "The order renews by itself, and renewals pass no finalization (RFC 8739).",
                        "Check the names regularly."),
                finding(
                        "issuance-today",
                        "The names are those of a certificate that exists, and CAA speaks of issuance only (RFC"
                                + " 8659 section 1).",
                        "None; read the report as a forecast of the renewal."));
    }
}
