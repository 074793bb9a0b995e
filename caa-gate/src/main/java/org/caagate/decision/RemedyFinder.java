package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.caagate.record.PropertyTag;

/**
 * The search for single changes that would permit what was refused. Every candidate is tried on the records before it is
 * proposed, so a remedy that would not help is never shown.
 */
final class RemedyFinder {
    private static final int MOST_SHOWN = 5;

    /** Every try reads the RRset once more, and the RRset is anybody's. */
    private static final int MOST_TRIED = 4;

    private static final int LARGEST_REWRITTEN = 100;

    private final Issuer issuer;
    private final Concern concern;
    private final Answer.Present answer;
    private final PropertyTag wanted;

    RemedyFinder(Issuer issuer, Concern concern, Answer.Present answer, PropertyTag wanted) {
        this.issuer = issuer;
        this.concern = concern;
        this.answer = answer;
        this.wanted = wanted;
    }

    /** The changes that help where the policy stands; the same for all identifiers under it. */
    List<RecordChange> changesInPlace(RefusalReason reason, List<JudgedRecord> judged) {
        if (!answer.trail().aliases().isEmpty()) {
            return List.of();
        }
        return candidatesInPlace(reason, judged).stream()
                .distinct()
                .filter(this::helps)
                .limit(MOST_SHOWN)
                .toList();
    }

    Remedy remedy(List<RecordChange> inPlace, Optional<RecordChange> own) {
        List<RecordChange> alternatives = new ArrayList<>(inPlace);
        own.ifPresent(alternatives::add);
        return new Remedy(alternatives, alternatives.isEmpty() ? whyNone() : "");
    }

    private List<RecordChange> candidatesInPlace(RefusalReason reason, List<JudgedRecord> judged) {
        ValueProposals proposals = new ValueProposals(issuer, concern.facts());
        List<RecordChange> candidates = new ArrayList<>();
        if (reason instanceof RefusalReason.UnknownCriticalProperty critical) {
            CaaRecord record = critical.record();
            CaaRecord harmless = new CaaRecord(0, record.tagOctets(), record.value(), record.ttl());
            candidates.add(new RecordChange.Replace(answer.name(), record, harmless, reach(answer.name())));
            candidates.add(new RecordChange.Remove(answer.name(), record, reach(answer.name())));
            return candidates;
        }
        if (answer.records().size() <= LARGEST_REWRITTEN) {
            judged.stream()
                    .flatMap(near -> proposals.inPlaceOf(near).map(value -> replacement(near.record(), value)).stream())
                    .limit(MOST_TRIED)
                    .forEach(candidates::add);
        }
        proposals.beside(reason).ifPresent(value -> candidates.add(addition(answer.name(), value)));
        return candidates;
    }

    private RecordChange replacement(CaaRecord old, String value) {
        CaaRecord changed = new CaaRecord(old.flags(), old.tagOctets(), Octets.ofText(value), old.ttl());
        return new RecordChange.Replace(answer.name(), old, changed, reach(answer.name()));
    }

    private RecordChange addition(DomainName owner, String value) {
        CaaRecord record = CaaRecord.of(0, wanted.text(), value);
        return new RecordChange.Add(owner, record, reach(owner));
    }

    /**
     * A set at the asked name itself, when the policy stands further up: it hides that policy from the name and all below.
     * {@code issue} is enough for a wildcard there, since the new set has no {@code issuewild}.
     */
    Optional<RecordChange> ownRecord(RefusalReason reason, Answer first) {
        if (first.name().equals(answer.name()) || !first.trail().aliases().isEmpty()) {
            return Optional.empty();
        }
        PropertyTag tag = wanted == PropertyTag.ISSUEMAIL ? PropertyTag.ISSUEMAIL : PropertyTag.ISSUE;
        String reach = first.name() + " and below, where the records at " + answer.name() + " then no longer count";
        return new ValueProposals(issuer, concern.facts())
                .beside(reason)
                .map(value -> CaaRecord.of(0, tag.text(), value))
                .filter(record -> permits(List.of(record)))
                .map(record -> new RecordChange.Add(first.name(), record, reach));
    }

    private boolean helps(RecordChange change) {
        List<CaaRecord> changed = new ArrayList<>(answer.records());
        if (change instanceof RecordChange.Add add) {
            changed.add(add.record());
        } else if (change instanceof RecordChange.Remove remove) {
            changed.remove(remove.record());
        } else if (change instanceof RecordChange.Replace replace) {
            changed.replaceAll(exchange(replace.old(), replace.record()));
        }
        return permits(changed);
    }

    /** A set that becomes empty permits nothing by itself: then the climb goes on to names that were not looked at. */
    private boolean permits(List<CaaRecord> records) {
        return !records.isEmpty()
                && RRsetReading.of(concern, issuer, records).reason(answer.name()) instanceof PermitReason;
    }

    private static UnaryOperator<CaaRecord> exchange(CaaRecord old, CaaRecord changed) {
        return record -> record.equals(old) ? changed : record;
    }

    private String reach(DomainName owner) {
        return switch (wanted) {
            case ISSUEWILD -> "wildcards at " + owner + " and below";
            case ISSUEMAIL -> "mailboxes at " + owner + " and below";
            default -> owner + " and below";
        };
    }

    private String whyNone() {
        List<Alias> aliases = answer.trail().aliases();
        if (!aliases.isEmpty()) {
            return answer.name() + " is an alias, and no CAA record can stand beside an alias: the owner of "
                    + aliases.get(aliases.size() - 1).target()
                    + " must change the records there, or the alias must give way to address records";
        }
        if (issuer instanceof Issuer.Unknown) {
            return "name the issuer domain name of the CA to see what would permit it";
        }
        return "no single change is enough: every record that stands in the way must change";
    }
}
