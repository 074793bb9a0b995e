package org.caagate.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The oracle's reading of a relevant RRset: RFC 8659 section 4, RFC 8657 sections 3 and 4, RFC 9495 section 4. */
final class RecordsView {
    private static final Pattern ABSOLUTE_URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7E]*");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Wish wish;
    private final Optional<String> method;

    RecordsView(Wish wish, Optional<String> method) {
        this.wish = wish;
        this.method = method;
    }

    /** How a restriction of a record stands to what is known. */
    private enum Holds {
        YES,
        NO,
        /** Nobody knows the fact that it asks for. */
        OPEN
    }

    /** The reason id, by the first rule that applies. */
    String reason(String identifier, List<byte[]> rdata) {
        List<PropertyView> records = rdata.stream().map(PropertyView::of).toList();
        if (records.stream().anyMatch(this::isUnknownAndCritical)) {
            return "unknown-critical-property";
        }
        List<PropertyView> restricting = restricting(identifier, records);
        if (restricting.isEmpty()) {
            return "no-restricting-property";
        }
        List<String> says = new ArrayList<>();
        for (PropertyView record : restricting) {
            says.add(says(record));
        }
        for (String reason : List.of(
                "issuer-authorized",
                "issuer-unknown",
                "account-unknown",
                "method-unknown",
                "method-not-authorized",
                "account-not-authorized",
                "issuer-not-authorized")) {
            if (says.contains(reason)) {
                return reason;
            }
        }
        return "issuance-forbidden";
    }

    /** Section 4.5: flag value 128; some CAs take value 1 for it. */
    private boolean isUnknownAndCritical(PropertyView record) {
        boolean isCritical = record.flags() >= 128
                || (record.flags() % 2 == 1 && wish.habits().quirks().contains("flag-one"));
        return isCritical && !wish.habits().knownTags().contains(record.tag());
    }

    /** Section 4.3: issuewild, where there is any, speaks for a wildcard alone. A mailbox has issuemail and nothing else. */
    private static List<PropertyView> restricting(String identifier, List<PropertyView> records) {
        if (identifier.contains("@")) {
            return withTag("issuemail", records);
        }
        List<PropertyView> wild = withTag("issuewild", records);
        return identifier.startsWith("*.") && !wild.isEmpty() ? wild : withTag("issue", records);
    }

    private static List<PropertyView> withTag(String tag, List<PropertyView> records) {
        return records.stream().filter(record -> record.tag().equals(tag)).toList();
    }

    /** What one record comes to, taken alone. */
    private String says(PropertyView record) {
        boolean isMalformedHere = wish.habits().quirks().contains("no-hyphen")
                && record.parameters().stream().anyMatch(parameter -> parameter[0].contains("-"));
        if (record.names().isEmpty() || isMalformedHere) {
            return "issuance-forbidden";
        }
        if (!wish.issuers().isEmpty() && wish.issuers().stream().noneMatch(own -> isSame(own, record.names()))) {
            return "issuer-not-authorized";
        }
        Holds account = account(record.values("accounturi"));
        Holds validation = validation(record.values("validationmethods"));
        if (account == Holds.NO) {
            return "account-not-authorized";
        }
        if (validation == Holds.NO) {
            return "method-not-authorized";
        }
        if (wish.issuers().isEmpty()) {
            return "issuer-unknown";
        }
        if (account == Holds.OPEN) {
            return "account-unknown";
        }
        return validation == Holds.OPEN ? "method-unknown" : "issuer-authorized";
    }

    private boolean isSame(String own, String named) {
        return wish.habits().quirks().contains("exact-case")
                ? own.equals(named)
                : own.toLowerCase(Locale.ROOT).equals(named.toLowerCase(Locale.ROOT));
    }

    /** RFC 8657 section 3: exactly one, a URI, and that of the account. */
    private Holds account(List<String> values) {
        if (values.isEmpty()) {
            return Holds.YES;
        }
        if (values.size() > 1 || !ABSOLUTE_URI.matcher(values.get(0)).matches()) {
            return Holds.NO;
        }
        if (wish.account().isEmpty()) {
            return Holds.OPEN;
        }
        return isSameAccount(values.get(0), wish.account().get()) ? Holds.YES : Holds.NO;
    }

    private boolean isSameAccount(String inRecord, String ours) {
        if (inRecord.equals(ours)) {
            return true;
        }
        for (String form : wish.habits().accountForms()) {
            for (String otherForm : wish.habits().accountForms()) {
                if (inRecord.startsWith(form) && ours.startsWith(otherForm)) {
                    String number = inRecord.substring(form.length());
                    if (NUMBER.matcher(number).matches() && number.equals(ours.substring(otherForm.length()))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** RFC 8657 section 4: a list of labels of which the method has to be one. No label, no method. */
    private Holds validation(List<String> values) {
        if (values.isEmpty()) {
            return Holds.YES;
        }
        if (values.size() > 1 || values.get(0).isEmpty()) {
            return Holds.NO;
        }
        List<String> labels = List.of(values.get(0).split(",", -1));
        if (!labels.stream().allMatch(label -> LABEL.matcher(label).matches())) {
            return Holds.NO;
        }
        if (method.isEmpty()) {
            return Holds.OPEN;
        }
        String other = wish.habits().otherLabels().getOrDefault(method.get(), method.get());
        return labels.contains(method.get()) || labels.contains(other) ? Holds.YES : Holds.NO;
    }
}
