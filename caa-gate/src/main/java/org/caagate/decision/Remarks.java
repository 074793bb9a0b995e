package org.caagate.decision;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.name.DomainName;
import org.caagate.name.EditDistance;
import org.caagate.record.CaaRecord;
import org.caagate.record.IodefTarget;
import org.caagate.record.IssueValue;
import org.caagate.record.Property;
import org.caagate.record.PropertyTag;

/** The findings of one verdict: remarks that change nothing. */
final class Remarks {
    private static final List<DomainName> REVERSE_ZONES =
            List.of(DomainName.parse("in-addr.arpa"), DomainName.parse("ip6.arpa"));

    private final Facts facts;
    private final Issuer issuer;
    private final NameHints hints;
    private final FindingList findings = new FindingList();

    Remarks(Facts facts, Issuer issuer, Supplier<KnownIssuers> known) {
        this.facts = facts;
        this.issuer = issuer;
        this.hints = new NameHints(issuer, known);
    }

    /** Remarks on the records, whatever identifier lies under them. */
    List<Finding> on(RRsetReading reading, Answer.Present answer) {
        onAliases(answer);
        for (int i = 0; i < reading.properties().size() && !findings.isFull(); i++) {
            onRecord(i, reading.properties().get(i));
        }
        return findings.list();
    }

    /** Remarks on the name at which the climb for an identifier starts. */
    static void onName(DomainName name, List<Finding> findings) {
        if (name.hasUnderscore()) {
            findings.add(Finding.of(
                    FindingId.UNDERSCORE_IN_NAME, "the name has an underscore: hardly any CA issues for such names"));
        }
        for (DomainName zone : REVERSE_ZONES) {
            if (name.isAtOrBelow(zone)) {
                findings.add(Finding.of(
                        FindingId.REVERSE_ZONE_NAME,
                        "the name lies in a reverse zone: public CAs may not issue for it since 2026-03-15"));
            }
        }
    }

    private void onAliases(Answer.Present answer) {
        List<Alias> aliases = answer.trail().aliases();
        if (!aliases.isEmpty()) {
            findings.add(Finding.of(
                    FindingId.POLICY_OF_ALIAS_TARGET,
                    answer.name() + " is an alias; these records stand at "
                            + aliases.get(aliases.size() - 1).target() + " and belong to its owner"));
        }
    }

    private void onRecord(int index, Property property) {
        CaaRecord record = property.record();
        if (record.reservedFlags() != 0) {
            findings.add(Finding.ofRecord(
                    FindingId.RESERVED_FLAG,
                    index,
                    "flags " + record.flags()
                            + ": only 0 and 128 (critical) have a meaning; some CAs read 1 as critical"));
        }
        if (property instanceof Property.Unknown && !record.isCritical()) {
            findings.add(Finding.ofRecord(
                    FindingId.UNKNOWN_PROPERTY,
                    index,
                    "the tag " + Excerpt.of(record.tag()) + " has no meaning here" + tagMeant(record.tag())));
        }
        if (property instanceof Property.Issue issue) {
            onIssue(index, issue);
        }
        if (property instanceof Property.Iodef iodef && iodef.target().kind() == IodefTarget.Kind.UNSUPPORTED) {
            findings.add(Finding.ofRecord(
                    FindingId.UNSUPPORTED_IODEF,
                    index,
                    "no CA would report to " + iodef.target().uri() + ": "
                            + iodef.target().remark()));
        }
    }

    private static String tagMeant(String tag) {
        return Arrays.stream(PropertyTag.values())
                .map(PropertyTag::text)
                .filter(text -> EditDistance.upTo(1, tag, text) <= 1)
                .findFirst()
                .map(text -> "; did you mean " + text + "?")
                .orElse("");
    }

    private void onIssue(int index, Property.Issue issue) {
        if (issue.value() instanceof IssueValue.Malformed malformed) {
            findings.add(Finding.ofRecord(
                    FindingId.MALFORMED_VALUE,
                    index,
                    "the value names no issuer, because it is malformed at octet " + (malformed.position() + 1) + ": "
                            + malformed.fault()));
            new ValueTypos(hints)
                    .in(issue.record().value())
                    .forEach(typo -> findings.add(Finding.ofRecord(typo.id(), index, typo.fault())));
        }
        if (issue.value() instanceof IssueValue.Named named) {
            hints.on(named.issuer().text())
                    .ifPresent(hint -> findings.add(Finding.ofRecord(hint.id(), index, hint.detail())));
            new IssuerRemarks(facts, issuer, index).on(named, findings);
        }
    }
}
