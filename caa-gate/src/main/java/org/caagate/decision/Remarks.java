package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.record.CaaRecord;
import org.caagate.record.IodefTarget;
import org.caagate.record.IssueValue;
import org.caagate.record.Property;

/** The findings of one verdict: remarks that change nothing. */
final class Remarks {
    private static final List<DomainName> REVERSE_ZONES =
            List.of(DomainName.parse("in-addr.arpa"), DomainName.parse("ip6.arpa"));

    /** Enough to see what is wrong with an RRset, which may have thousands of records. */
    private static final int MOST_FINDINGS = 50;

    private final Subject subject;
    private final Issuer issuer;

    Remarks(Subject subject, Issuer issuer) {
        this.subject = subject;
        this.issuer = issuer;
    }

    List<Finding> on(RRsetReading reading, Answer.Present answer) {
        List<Finding> findings = new ArrayList<>(onName(subject.identifier()));
        onAliases(answer, findings);
        for (int i = 0; i < reading.properties().size() && findings.size() < MOST_FINDINGS; i++) {
            onRecord(i, reading.properties().get(i), findings);
        }
        return findings;
    }

    /** Remarks on the identifier itself. */
    static List<Finding> onName(Identifier identifier) {
        if (!(Start.of(identifier) instanceof Start.At start)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (start.name().hasUnderscore()) {
            findings.add(Finding.of(
                    FindingId.UNDERSCORE_IN_NAME, "the name has an underscore: hardly any CA issues for such names"));
        }
        if (REVERSE_ZONES.stream().anyMatch(start.name()::isAtOrBelow)) {
            findings.add(Finding.of(
                    FindingId.REVERSE_ZONE_NAME,
                    "the name lies in a reverse zone: public CAs may not issue for it since 2026-03-15"));
        }
        return findings;
    }

    /** Whether the base name, which nobody counted, would be worse off than the wildcard that may bring it in. */
    static List<Finding> onBaseName(Subject base, Issuer issuer, Climb climb) {
        Verdict verdict = Evaluator.decide(base, issuer, climb, Evaluator.BaseName.SILENT);
        if (!(verdict instanceof Refused refused)) {
            return List.of();
        }
        return List.of(Finding.of(
                FindingId.BASE_NAME_WOULD_BE_REFUSED,
                "if the CA puts " + base.identifier() + " into the certificate as well, it will be refused: "
                        + refused.reason().detail()));
    }

    private static void onAliases(Answer.Present answer, List<Finding> findings) {
        List<Alias> aliases = answer.trail().aliases();
        if (!aliases.isEmpty()) {
            findings.add(Finding.of(
                    FindingId.POLICY_OF_ALIAS_TARGET,
                    answer.name() + " is an alias; these records stand at "
                            + aliases.get(aliases.size() - 1).target() + " and belong to its owner"));
        }
    }

    private void onRecord(int index, Property property, List<Finding> findings) {
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
                    FindingId.UNKNOWN_PROPERTY, index, "the tag " + record.tag() + " has no meaning here"));
        }
        if (property instanceof Property.Issue issue) {
            onIssue(index, issue, findings);
        }
        if (property instanceof Property.Iodef iodef && iodef.target().kind() == IodefTarget.Kind.UNSUPPORTED) {
            findings.add(Finding.ofRecord(
                    FindingId.UNSUPPORTED_IODEF,
                    index,
                    "nobody would report to " + iodef.target().uri() + ": "
                            + iodef.target().remark()));
        }
    }

    private void onIssue(int index, Property.Issue issue, List<Finding> findings) {
        if (issue.value() instanceof IssueValue.Malformed malformed) {
            findings.add(Finding.ofRecord(
                    FindingId.MALFORMED_VALUE,
                    index,
                    "the value names nobody, because it is malformed at octet " + (malformed.position() + 1) + ": "
                            + malformed.fault()));
        }
        if (issue.value() instanceof IssueValue.Named named) {
            new IssuerRemarks(subject.facts(), issuer, index).on(named, findings);
        }
    }
}
