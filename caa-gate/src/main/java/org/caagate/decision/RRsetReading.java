package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.IssueValue;
import org.caagate.record.Property;
import org.caagate.record.PropertyTag;

/** A relevant RRset, read for one concern and one issuer: what every record weighs, and what follows. */
final class RRsetReading {
    private final Issuer issuer;
    private final PropertyTag wanted;
    private final List<Property> properties;
    private final List<Weight> weights;

    private RRsetReading(Issuer issuer, PropertyTag wanted, List<Property> properties, List<Weight> weights) {
        this.issuer = issuer;
        this.wanted = wanted;
        this.properties = properties;
        this.weights = weights;
    }

    static RRsetReading of(Concern concern, Issuer issuer, List<CaaRecord> records) {
        List<Property> properties = new ArrayList<>(records.size());
        for (CaaRecord record : records) {
            properties.add(Property.of(record));
        }
        PropertyTag wanted = wanted(concern, properties);
        RecordWeigher weigher = new RecordWeigher(issuer, concern.facts());
        List<Weight> weights = new ArrayList<>(records.size());
        for (Property property : properties) {
            weights.add(weigher.weigh(property, wanted));
        }
        return new RRsetReading(issuer, wanted, properties, weights);
    }

    /**
     * The property that speaks. For a wildcard it is {@code issuewild} as soon as there is one, and then
     * every {@code issue} is ignored (RFC 8659 section 4.3); a malformed one is one.
     */
    private static PropertyTag wanted(Concern concern, List<Property> properties) {
        return hasIssue(properties, concern.foremost()) ? concern.foremost() : concern.otherwise();
    }

    private static boolean hasIssue(List<Property> properties, PropertyTag tag) {
        for (Property property : properties) {
            if (Evaluator.isIssue(property, tag)) {
                return true;
            }
        }
        return false;
    }

    PropertyTag wanted() {
        return wanted;
    }

    List<Property> properties() {
        return properties;
    }

    List<JudgedRecord> judged() {
        JudgedRecord[] judged = new JudgedRecord[properties.size()];
        for (int i = 0; i < judged.length; i++) {
            judged[i] = new JudgedRecord(
                    properties.get(i), weights.get(i).effect(), weights.get(i).because());
        }
        return List.of(judged);
    }

    /** The reason, by the precedence of the design: the first rule that applies decides. */
    Reason reason(DomainName foundAt) {
        Optional<CaaRecord> blocking = first(Effect.BLOCKS, Weight.Lack.NOTHING);
        if (blocking.isPresent()) {
            return new RefusalReason.UnknownCriticalProperty(foundAt, blocking.get());
        }
        Optional<CaaRecord> authorizing = first(Effect.AUTHORIZES, Weight.Lack.NOTHING);
        if (authorizing.isPresent()) {
            return new PermitReason.IssuerAuthorized(foundAt, authorizing.get());
        }
        if (!hasIssue(properties, wanted)) {
            return new PermitReason.NoRestrictingProperty(foundAt, wanted);
        }
        return undecided(foundAt).orElseGet(() -> nearestMiss(foundAt));
    }

    private Optional<Reason> undecided(DomainName foundAt) {
        if (first(Effect.UNDECIDED, Weight.Lack.ISSUER).isPresent()) {
            return Optional.of(new UndeterminedReason.IssuerUnknown(foundAt, wanted));
        }
        Optional<CaaRecord> account = first(Effect.UNDECIDED, Weight.Lack.ACCOUNT);
        if (account.isPresent()) {
            return Optional.of(new UndeterminedReason.AccountUnknown(foundAt, account.get()));
        }
        return first(Effect.UNDECIDED, Weight.Lack.METHOD)
                .map(record -> new UndeterminedReason.MethodUnknown(foundAt, record));
    }

    private Reason nearestMiss(DomainName foundAt) {
        for (int i = 0; i < weights.size(); i++) {
            if (isMiss(i, Weight.Lack.METHOD)) {
                return new RefusalReason.MethodNotAuthorized(
                        foundAt, record(i), weights.get(i).because());
            }
        }
        for (int i = 0; i < weights.size(); i++) {
            if (isMiss(i, Weight.Lack.ACCOUNT)) {
                return new RefusalReason.AccountNotAuthorized(
                        foundAt, record(i), weights.get(i).because());
            }
        }
        List<String> others = otherIssuers();
        return others.isEmpty()
                ? new RefusalReason.IssuanceForbidden(foundAt, wanted, count(Effect.MALFORMED))
                : new RefusalReason.IssuerNotAuthorized(foundAt, wanted, others, issuer);
    }

    private boolean isMiss(int index, Weight.Lack about) {
        Weight weight = weights.get(index);
        return weight.is(Effect.UNSATISFIABLE, about)
                || weight.is(Effect.WRONG_METHOD, about)
                || weight.is(Effect.WRONG_ACCOUNT, about);
    }

    private List<String> otherIssuers() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            if (weights.get(i).effect() == Effect.OTHER_ISSUER
                    && properties.get(i) instanceof Property.Issue issue
                    && issue.value() instanceof IssueValue.Named named) {
                names.add(named.issuer().text());
            }
        }
        return names.stream().distinct().toList();
    }

    private int count(Effect effect) {
        return (int)
                weights.stream().filter(weight -> weight.effect() == effect).count();
    }

    private Optional<CaaRecord> first(Effect effect, Weight.Lack about) {
        for (int i = 0; i < weights.size(); i++) {
            if (weights.get(i).is(effect, about)) {
                return Optional.of(record(i));
            }
        }
        return Optional.empty();
    }

    private CaaRecord record(int index) {
        return properties.get(index).record();
    }
}
