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

    private Oracle(Scenario scenario) {
        this.scenario = scenario;
        this.wish = scenario.wish();
    }

    static Said says(Scenario scenario) {
        return new Oracle(scenario).answer();
    }

    /**
     * From where somebody looks.
     *
     * @param dns what is seen there
     * @param defects names for which nothing can be learned there
     */
    private record Place(DnsView dns, Set<String> defects) {}

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
     * @param seen what it rests on, to be compared with what others saw
     */
    record Ruling(String kind, String reason, String where, boolean isTolerable, String seen) {
        static Ruling undetermined(String reason, String where, boolean isTolerable) {
            return new Ruling("undetermined", reason, where, isTolerable, "");
        }
    }

    private Said answer() {
        TreeMap<String, String> verdicts = new TreeMap<>();
        List<String> kinds = new ArrayList<>();
        boolean cleared = true;
        for (Subject subject : subjects()) {
            Ruling ruling = together(subject);
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

    private Ruling together(Subject subject) {
        List<Ruling> views = new ArrayList<>();
        views.add(ruling(
                subject,
                new Place(new DnsView(scenario.zones()), scenario.defects().keySet())));
        for (Zones zones : scenario.elsewhere()) {
            views.add(ruling(subject, new Place(new DnsView(zones), Set.of())));
        }
        return PlacesView.together(views);
    }

    private Ruling ruling(Subject subject, Place place) {
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
        return sighted(climb(subject, start, place), place);
    }

    private static String kindOf(String reason) {
        return switch (reason) {
            case "issuer-authorized", "no-restricting-property" -> "permitted";
            case "issuer-unknown", "account-unknown", "method-unknown" -> "undetermined";
            default -> "refused";
        };
    }

    private static Ruling notApplicable(String reason) {
        return new Ruling("not-applicable", reason, "", false, "");
    }

    /**
     * A blind resolver permits everything, so a name that is known to have records is asked along. Whoever does not see them is
     * not believed that there are none elsewhere.
     */
    private Ruling sighted(Ruling ruling, Place place) {
        boolean isForWantOfRecords =
                ruling.reason().equals("no-caa") || ruling.reason().equals("no-caa-within-boundary");
        if (!isForWantOfRecords || wish.canary().isEmpty()) {
            return ruling;
        }
        String canary = wish.canary().get();
        boolean isSeen = !place.defects().contains(canary)
                && place.dns().caa(canary).sight() == Sight.RECORDS
                && !place.dns().caa(canary).isStale();
        return isSeen ? ruling : Ruling.undetermined("resolver-sees-no-caa", ruling.where(), false);
    }

    /** RelevantCAASet of RFC 8659 section 3. */
    private Ruling climb(Subject subject, String start, Place place) {
        String name = start;
        while (true) {
            boolean atTop = !name.contains(".");
            boolean atBoundary = wish.boundaries().contains(name);
            if (place.defects().contains(name)) {
                return Ruling.undetermined("lookup-failed", name, false);
            }
            Seen seen = place.dns().caa(name);
            // Without a boundary, a top-level domain that does not exist means that this is not the public DNS.
            boolean isElsewhere = seen.sight() == Sight.NO_SUCH_NAME && atTop && !atBoundary;
            if (seen.sight() == Sight.FAILURE || isElsewhere) {
                return failed(subject, name, place);
            }
            if (seen.sight() == Sight.BOGUS) {
                return Ruling.undetermined("dnssec-bogus", name, false);
            }
            if (seen.sight() == Sight.RECORDS) {
                String reason = new RecordsView(wish, subject.method()).reason(subject.name(), seen.records());
                // Asked again and still stale: a refusal stands, and nothing else does.
                return seen.isStale() && !kindOf(reason).equals("refused")
                        ? Ruling.undetermined("lookup-failed", name, true)
                        : new Ruling(kindOf(reason), reason, name, false, name + PlacesView.contents(seen.records()));
            }
            if (seen.isStale()) {
                return failed(subject, name, place);
            }
            if (atBoundary) {
                return new Ruling("permitted", "no-caa-within-boundary", name, false, name);
            }
            if (atTop) {
                return new Ruling("permitted", "no-caa", name, false, name);
            }
            name = name.substring(name.indexOf('.') + 1);
        }
    }

    /** Whoever looks away from a failure must not look away from what a name above refuses. */
    private Ruling failed(Subject subject, String name, Place place) {
        boolean isLast = !name.contains(".") || wish.boundaries().contains(name);
        if (isLast) {
            return Ruling.undetermined("lookup-failed", name, true);
        }
        Ruling above = climb(subject, name.substring(name.indexOf('.') + 1), place);
        boolean isOpen =
                above.kind().equals("permitted") || (above.reason().equals("lookup-failed") && above.isTolerable());
        return Ruling.undetermined("lookup-failed", name, isOpen);
    }
}
