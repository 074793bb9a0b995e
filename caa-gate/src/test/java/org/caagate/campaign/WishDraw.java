package org.caagate.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws wishes for names. */
final class WishDraw {
    static final List<String> ISSUERS = List.of("ca.example", "Second-CA.example", "third-ca.example");
    static final List<String> ACCOUNT_FORMS = List.of("https://ca.example/acct/", "https://ca.example/old/reg/");
    static final List<String> ACCOUNTS =
            List.of(ACCOUNT_FORMS.get(0) + "1", ACCOUNT_FORMS.get(1) + "1", ACCOUNT_FORMS.get(0) + "2");
    static final List<String> METHODS = List.of("dns-01", "http-01", "tls-alpn-01");
    static final String OTHER_LABEL = "ca-tbr-7";

    private static final List<String> ALL_TAGS =
            List.of("issue", "issuewild", "issuemail", "issuevmc", "iodef", "contactemail", "contactphone");

    private final Dice dice;

    WishDraw(Dice dice) {
        this.dice = dice;
    }

    Wish draw(List<String> names) {
        List<String> identifiers = identifiers(names);
        boolean isPlain = dice.percent(50);
        Map<String, String> ownMethods = new LinkedHashMap<>();
        for (String identifier : identifiers) {
            if (dice.percent(25)) {
                ownMethods.put(identifier.toLowerCase(Locale.ROOT), dice.oneOf(METHODS));
            }
        }
        return new Wish(
                identifiers,
                issuers(),
                isPlain ? new Wish.Habits(ALL_TAGS, List.of(), List.of(), List.of(), Map.of()) : habits(),
                dice.maybe(60, dice.oneOf(ACCOUNTS)),
                dice.maybe(45, dice.oneOf(METHODS)),
                ownMethods,
                dice.percent(15) ? List.of(dice.oneOf(names), dice.oneOf(names)) : List.of(),
                dice.oneOf("auto", "auto", "always", "never"),
                dice.percent(30),
                dice.maybe(25, dice.oneOf(names)));
    }

    private List<String> identifiers(List<String> names) {
        Set<String> identifiers = new LinkedHashSet<>();
        int wanted = 1 + dice.below(4);
        for (int i = 0; i < wanted; i++) {
            identifiers.add(identifier(dice.oneOf(names)));
        }
        if (dice.percent(8)) {
            // Both may bring in the same name, and need not be validated in the same way.
            String base = dice.oneOf(names);
            identifiers.addAll(List.of("*." + base, "www." + base));
        }
        return List.copyOf(identifiers);
    }

    private String identifier(String near) {
        String name = dice.anyCase(dice.percent(50) ? near : dice.oneOf("a", "b", "www", "new") + "." + near, 15);
        int kind = dice.below(100);
        if (kind < 60) {
            return name;
        }
        if (kind < 82) {
            return "*." + name;
        }
        if (kind < 93) {
            return "someone@" + name;
        }
        return dice.oneOf("192.0.2.1", "2001:db8::1", "a.example.onion", "*.b.onion", "uri:" + name);
    }

    /** Half of the time one name, sometimes several, sometimes nobody knows. */
    private List<String> issuers() {
        int many = dice.below(10);
        return many < 7
                ? List.of(ISSUERS.get(0))
                : many < 9 ? ISSUERS.subList(dice.below(2), 2 + dice.below(2)) : List.of();
    }

    private Wish.Habits habits() {
        List<String> tags = new ArrayList<>(List.of("issue", "issuewild"));
        ALL_TAGS.subList(2, ALL_TAGS.size()).stream()
                .filter(each -> dice.percent(60))
                .forEach(tags::add);
        List<String> quirks = List.of("flag-one", "exact-case", "no-hyphen").stream()
                .filter(each -> dice.percent(50))
                .toList();
        List<String> adds =
                List.of("base", "www").stream().filter(each -> dice.percent(40)).toList();
        return new Wish.Habits(
                tags,
                quirks,
                adds,
                dice.percent(50) ? ACCOUNT_FORMS : List.of(),
                dice.percent(50) ? Map.of("dns-01", OTHER_LABEL) : Map.of());
    }
}
