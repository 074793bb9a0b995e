package org.caagate.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.caagate.campaign.DnsView.Seen;
import org.caagate.campaign.DnsView.Sight;

/**
 * What RFC 8659, RFC 8657 and RFC 9495 say to a wish, read slowly: one name after the other, one record after the other, nothing
 * remembered, nothing shared, and without any type of the library. Where the standards leave a choice, it is the one that the
 * documentation makes (the order of reasons, CAs' quirks, names that CAs add).
 */
final class Oracle {
    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    private final Scenario scenario;
    private final Wish wish;
    private final DnsView dns;

    private Oracle(Scenario scenario) {
        this.scenario = scenario;
        this.wish = scenario.wish();
        this.dns = new DnsView(scenario.zones());
    }

    static Said says(Scenario scenario) {
        return new Oracle(scenario).answer();
    }

    /**
     * An identifier to judge.
     *
     * @param name as it is asked for, lower-case
     * @param method how it was validated, if that is known
     */
    private record Subject(String name, Optional<String> method) {}

    /**
     * What is said to one identifier.
     *
     * @param kind the verdict
     * @param reason why
     * @param where which name decided
     * @param isTolerable whether a policy may look away
     */
    private record Ruling(String kind, String reason, String where, boolean isTolerable) {}

    private Said answer() {
        TreeMap<String, String> verdicts = new TreeMap<>();
        List<String> kinds = new ArrayList<>();
        boolean cleared = true;
        for (Subject subject : subjects()) {
            Ruling ruling = ruling(subject);
            verdicts.put(subject.name(), Said.verdict(ruling.kind(), ruling.reason(), ruling.where()));
            kinds.add(ruling.kind());
            boolean stands = ruling.kind().equals("refused")
                    || (ruling.kind().equals("undetermined") && !(ruling.isTolerable() && wish.toleratesFailures()));
            cleared &= !stands;
        }
        return new Said(verdicts, worst(kinds), cleared);
    }

    private static String worst(List<String> kinds) {
        for (String kind : List.of("refused", "undetermined", "permitted")) {
            if (kinds.contains(kind)) {
                return kind;
            }
        }
        return "not-applicable";
    }

    /** The identifiers of the request, and those that the CA adds, with the method of what brought them in. */
    private List<Subject> subjects() {
        Map<String, Set<Optional<String>>> methods = new LinkedHashMap<>();
        Set<String> requested = new LinkedHashSet<>();
        for (String identifier : wish.identifiers()) {
            requested.add(identifier.toLowerCase(Locale.ROOT));
        }
        for (String identifier : requested) {
            Optional<String> own = Optional.ofNullable(wish.ownMethods().get(identifier));
            Optional<String> method = own.isPresent() ? own : wish.method();
            methods.put(identifier, Set.of(method));
            for (String added : addedBeside(identifier)) {
                if (!requested.contains(added)) {
                    methods.computeIfAbsent(added, any -> new LinkedHashSet<>()).add(method);
                }
            }
        }
        List<Subject> subjects = new ArrayList<>();
        // Brought in by names that were validated in different ways: nobody knows in which one it was.
        methods.forEach((name, its) ->
                subjects.add(new Subject(name, its.size() == 1 ? its.iterator().next() : Optional.empty())));
        return subjects;
    }

    private List<String> addedBeside(String identifier) {
        List<String> added = new ArrayList<>();
        boolean countsBase = wish.baseNames().equals("always")
                || (wish.baseNames().equals("auto") && wish.habits().adds().contains("base"));
        if (identifier.startsWith("*.") && countsBase) {
            added.add(identifier.substring(2));
        }
        if (isHostName(identifier) && wish.habits().adds().contains("www")) {
            added.add(identifier.startsWith("www.") ? identifier.substring(4) : "www." + identifier);
        }
        return added;
    }

    private static boolean isHostName(String identifier) {
        return !identifier.startsWith("*.") && !identifier.contains("@") && !isOutsideCaa(identifier);
    }

    private static boolean isOutsideCaa(String identifier) {
        return identifier.contains(":") || IPV4.matcher(identifier).matches();
    }

    private Ruling ruling(Subject subject) {
        String identifier = subject.name();
        if (identifier.startsWith("uri:")) {
            return notApplicable("other-name-type");
        }
        if (isOutsideCaa(identifier)) {
            return notApplicable("ip-address");
        }
        // The asterisk label is dropped first (RFC 8659 section 3); of a mailbox, the domain counts (RFC 9495 section
        // 4).
        String start = identifier.substring(identifier.startsWith("*.") ? 2 : identifier.indexOf('@') + 1);
        if (start.equals("onion") || start.endsWith(".onion")) {
            return notApplicable("onion-name");
        }
        return climb(subject, start);
    }

    private static String kindOf(String reason) {
        return switch (reason) {
            case "issuer-authorized", "no-restricting-property" -> "permitted";
            case "issuer-unknown", "account-unknown", "method-unknown" -> "undetermined";
            default -> "refused";
        };
    }

    private static Ruling notApplicable(String reason) {
        return new Ruling("not-applicable", reason, "", false);
    }

    /** RelevantCAASet of RFC 8659 section 3. */
    private Ruling climb(Subject subject, String start) {
        String name = start;
        while (true) {
            boolean atTop = !name.contains(".");
            boolean atBoundary = wish.boundaries().contains(name);
            if (scenario.defects().containsKey(name)) {
                return new Ruling("undetermined", "lookup-failed", name, false);
            }
            Seen seen = dns.caa(name);
            // Without a boundary, a top-level domain that does not exist means that this is not the public DNS.
            boolean isElsewhere = seen.sight() == Sight.NO_SUCH_NAME && atTop && !atBoundary;
            if (seen.sight() == Sight.FAILURE || isElsewhere) {
                return new Ruling("undetermined", "lookup-failed", name, true);
            }
            if (seen.sight() == Sight.BOGUS) {
                return new Ruling("undetermined", "dnssec-bogus", name, false);
            }
            if (seen.sight() == Sight.RECORDS) {
                String reason = new RecordsView(wish, subject.method()).reason(subject.name(), seen.records());
                // Asked again and still stale: a refusal stands, and nothing else does.
                return seen.isStale() && !kindOf(reason).equals("refused")
                        ? new Ruling("undetermined", "lookup-failed", name, true)
                        : new Ruling(kindOf(reason), reason, name, false);
            }
            if (seen.isStale()) {
                return new Ruling("undetermined", "lookup-failed", name, true);
            }
            if (atBoundary) {
                return new Ruling("permitted", "no-caa-within-boundary", name, false);
            }
            if (atTop) {
                return new Ruling("permitted", "no-caa", name, false);
            }
            name = name.substring(name.indexOf('.') + 1);
        }
    }
}
