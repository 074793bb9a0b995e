package org.caagate.cli.option;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caagate.name.Ascii;
import org.caagate.name.MistypedOption;

/** Every option there is, defined once: arguments, environment, help, completion and manual page are made from this. */
public enum Option {
    // What is checked
    NAMES_FROM(
            Group.IDENTIFIERS,
            Kind.VALUE,
            "FILE",
            "identifiers, one a line, # starts a comment; - is standard input (not for exec)"),
    CSR(Group.IDENTIFIERS, Kind.VALUE, "FILE", "take the identifiers from a PKCS#10 request (PEM or DER)"),
    CERTIFICATE(Group.IDENTIFIERS, Kind.VALUE, "FILE", "take the identifiers from a certificate (PEM or DER)"),

    // Who will issue
    ISSUER(Group.ISSUER, Kind.LIST, "DOMAIN", "issuer domain name of the CA that will issue; may be repeated"),
    ACME(
            Group.ISSUER,
            Kind.VALUE,
            "URL|ALIAS",
            "ACME directory of the CA, or its alias, such as letsencrypt or google"),
    ISSUER_OVERRIDE(Group.ISSUER, "use --issuer even if the directory names other issuers"),
    PROFILE(
            Group.ISSUER,
            Kind.VALUE,
            "ID",
            "how the CA reads records, if the built-in table has no row for its" + " directory"),
    ACCOUNT(Group.ISSUER, Kind.VALUE, "URI", "account URL at the CA, for accounturi"),
    METHOD(
            Group.ISSUER,
            Kind.LIST,
            "LABEL",
            "validation method, for validationmethods; NAME=LABEL for one" + " identifier"),

    // Whom to ask
    RESOLVER(
            Group.DNS,
            Kind.LIST,
            "SPEC",
            "system, HOST[:PORT], [V6]:PORT, tcp://HOST[:PORT], tls://NAME[:PORT][@ADDRESS] or https://URL;"
                    + " SUFFIX=SPEC for the names under SUFFIX; repeated: fallbacks in order (default: system)"),
    CA_BUNDLE(
            Group.DNS,
            Kind.VALUE,
            "FILE",
            "trust roots (PEM) for the directory and for resolvers over TLS and HTTPS, in place of the system's"),
    ZONE_FILE(Group.DNS, Kind.LIST, "FILE[@ORIGIN]", "what if: names in this zone are answered from the file"),
    TIMEOUT(Group.DNS, Kind.VALUE, "DURATION", "for each try, such as 500ms, 5s or 1m (default: 3s)"),
    DEADLINE(Group.DNS, Kind.VALUE, "DURATION", "for all identifiers of a certificate (default: 20s)"),
    TRIES(Group.DNS, Kind.VALUE, "N", "tries for each query (default: 3)"),
    RATE(Group.DNS, Kind.VALUE, "N", "questions per second and resolver (default: 500, unlimited on loopback)"),
    IN_FLIGHT(Group.DNS, Kind.VALUE, "N", "questions in flight (default: 128)"),
    DNSSEC(
            Group.DNS,
            Kind.VALUE,
            "HOW",
            "off; ad: ask the resolver whether it validated; validate: validate here, through any resolver that"
                    + " passes signatures on (default: ad)",
            List.of("off", "ad", "validate")),
    TRUST_AD(
            Group.DNS,
            "believe the resolver's AD bit (that it validated), if it is on loopback or reached by tls:// or"
                    + " https://"),
    TRUST_ANCHOR(Group.DNS, Kind.VALUE, "FILE", "trust anchors: DS or DNSKEY records (default: IANA's for the root)"),
    PERSPECTIVE(
            Group.DNS,
            Kind.LIST,
            "ID=SPEC",
            "a further perspective, by a resolver as in --resolver: any refusal refuses, any failure is"
                    + " undetermined"),
    CANARY(
            Group.DNS,
            Kind.VALUE,
            "NAME",
            "a name known to have CAA records: unless they are seen too, no name is permitted for lack of records"),
    BOGUS_ZONE(
            Group.DNS,
            Kind.VALUE,
            "NAME",
            "a name with deliberately broken DNSSEC, for which a validating resolver must not answer"),

    // How strict
    WILDCARD_BASE(
            Group.POLICY,
            Kind.VALUE,
            "WHEN",
            "check the base name that a CA adds beside a wildcard: auto, always or never (default: auto)",
            List.of("auto", "always", "never")),
    BOUNDARY(Group.POLICY, Kind.LIST, "SUFFIX", "the climb includes SUFFIX and stops there (private CAs)"),
    ON_UNDETERMINED(
            Group.POLICY,
            Kind.VALUE,
            "WHAT",
            "block, or warn: a failed lookup, an unknown account and an unknown method do not change the exit status;"
                    + " all else does, such as failed DNSSEC validation, a deadline, or a failure beside an answer"
                    + " (default: block)",
            List.of("block", "warn")),

    // The result
    FORMAT(
            Group.OUTPUT,
            Kind.VALUE,
            "FORMAT",
            "text, json, jsonl, junit, sarif or github (default: text)",
            List.of("text", "json", "jsonl", "junit", "sarif", "github")),
    LIST(
            Group.OUTPUT,
            Kind.VALUE,
            "WHICH",
            "print bare names, one a line, instead of a report: permitted or refused",
            List.of("permitted", "refused")),
    ALL(Group.OUTPUT, "show the records of every ancestor, not only those that apply"),
    RAW(Group.OUTPUT, "print records in the form of RFC 3597, as old versions of dig do"),
    OUTPUT(
            Group.OUTPUT,
            Kind.VALUE,
            "FILE",
            "write the result to FILE instead of standard output, whole or not at all"),
    EXPLAIN(Group.OUTPUT, "text: show every climb step and every record, for permitted names too"),
    DRY_RUN(Group.OUTPUT, "say what would be run, and do not run it"),
    QUIET(Group.OUTPUT, "no progress, warnings and hints on standard error"),
    DEBUG(Group.OUTPUT, "print stack traces of faults of the command");

    private static final String VARIABLE_PREFIX = "CAA_GATE_";

    private final Group group;
    private final Kind kind;
    private final String label;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody changes.
    private final List<String> words;

    Option(Group group, String meaning) {
        this(group, Kind.FLAG, "", meaning, List.of());
    }

    Option(Group group, Kind kind, String label, String meaning) {
        this(group, kind, label, meaning, List.of());
    }

    Option(Group group, Kind kind, String label, String meaning, List<String> words) {
        this.group = group;
        this.kind = kind;
        this.label = label;
        this.meaning = meaning;
        this.words = List.copyOf(words);
    }

    /** Options that belong together, with the heading that help and manual page give them. */
    public enum Group {
        /** What is checked. */
        IDENTIFIERS("What is checked"),
        /** Who will issue. */
        ISSUER("Who will issue"),
        /** Whom to ask. */
        DNS("Whom to ask"),
        /** How strict. */
        POLICY("How strict"),
        /** The result. */
        OUTPUT("The result");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        /**
         * Returns the heading.
         *
         * @return words for people
         */
        public String heading() {
            return heading;
        }
    }

    /** What may follow an option. */
    public enum Kind {
        /** Nothing. */
        FLAG,
        /** One value, and the option stands once. */
        VALUE,
        /** One value, and the option may be repeated. */
        LIST
    }

    /**
     * Returns the group.
     *
     * @return where help shows it
     */
    public Group group() {
        return group;
    }

    /**
     * Returns what may follow.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the word for the value.
     *
     * @return a word in capitals, empty for a flag
     */
    public String label() {
        return label;
    }

    /**
     * Returns what the option does.
     *
     * @return a phrase for people, with the default
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Returns the values there are.
     *
     * @return the words, or nothing if any text may follow
     */
    public List<String> words() {
        return words;
    }

    /**
     * Returns the option as an argument.
     *
     * @return for example {@code --names-from}
     */
    public String argument() {
        return "--" + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the option as an environment variable.
     *
     * @return for example {@code CAA_GATE_NAMES_FROM}
     */
    public String variable() {
        return VARIABLE_PREFIX + name();
    }

    /**
     * Returns whether a value makes the check less strict, so that nobody should have it from the environment unawares.
     *
     * @param value what was given
     * @return whether it is a relaxation
     */
    public boolean isRelaxation(String value) {
        return switch (this) {
            case ISSUER_OVERRIDE, BOUNDARY, CA_BUNDLE, ZONE_FILE, TRUST_AD, TRUST_ANCHOR -> true;
            case DNSSEC -> value.equals("off");
            case ON_UNDETERMINED -> value.equals("warn");
            case WILDCARD_BASE -> value.equals("never");
            default -> false;
        };
    }

    /** The option that a variable is meant for, if it is one but for typing errors. */
    static Optional<Option> meantBy(String variable) {
        return MistypedOption.meant(
                        variable, Arrays.stream(values()).map(Option::word).toList())
                .flatMap(word -> Arrays.stream(values())
                        .filter(option -> option.word().equals(word))
                        .findFirst());
    }

    static boolean isPrefixed(String variable) {
        return Ascii.fold(variable).startsWith(Ascii.fold(VARIABLE_PREFIX));
    }

    static Optional<Option> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(option -> option.variable().equals(variable))
                .findFirst();
    }
}
