package org.caagate.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.IssuerTable;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.record.AccountUri;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.ValidationMethod;

/** A request and what DNS has, told in a few words; names without records have none. */
final class Scenario {
    private final Map<DomainName, List<CaaRecord>> records = new LinkedHashMap<>();
    private final Map<DomainName, Answer> answers = new LinkedHashMap<>();
    private Issuer issuer = Issuer.named("ca.example");
    private Facts facts = Facts.NONE;
    private Evaluator.BaseName baseName = Evaluator.BaseName.REMARKED;

    static Scenario of(String... lines) {
        Scenario scenario = new Scenario();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            scenario.record(line.substring(0, blank), record(line.substring(blank + 1)));
        }
        return scenario;
    }

    static CaaRecord record(String text) {
        try {
            return CaaRecord.parse(text);
        } catch (MalformedRecordException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Scenario record(String name, CaaRecord record) {
        records.computeIfAbsent(DomainName.parse(name), any -> new ArrayList<>())
                .add(record);
        return this;
    }

    Scenario issuer(Issuer who) {
        issuer = who;
        return this;
    }

    Scenario quirk(IssuerQuirk quirk) {
        return profile(IssuerProfile.named("quirky").quirk(quirk).build());
    }

    Scenario profile(IssuerProfile profile) {
        return issuer(Issuer.named("ca.example").withProfile(profile));
    }

    Scenario account(String uri) {
        facts = new Facts(Fact.known(AccountUri.parse(uri)), facts.method());
        return this;
    }

    Scenario method(String label) {
        facts = facts.withMethod(Fact.known(ValidationMethod.parse(label)));
        return this;
    }

    Scenario fails(String name, Failure.Kind kind) {
        DomainName at = DomainName.parse(name);
        answers.put(at, new Answer.Failed(at, new Failure(kind, "scripted"), Trail.none(Instant.EPOCH)));
        return this;
    }

    /** Makes what is at a name a stale answer. */
    Scenario stale(String name) {
        DomainName at = DomainName.parse(name);
        Answer fresh = answer(at);
        answers.put(
                at,
                new Answer.Failed(
                        at,
                        new Failure(Failure.Kind.STALE, "scripted"),
                        fresh.trail(),
                        fresh.fold(Answer.Present::records, absent -> List.of(), Answer.Failed::stale),
                        List.of()));
        return this;
    }

    Scenario alias(String name, String target) {
        DomainName at = DomainName.parse(name);
        Trail trail = new Trail(
                List.of(), List.of(new Alias(name, target, 60)), Instant.EPOCH, Trail.Authentication.UNVALIDATED);
        List<CaaRecord> found = records.getOrDefault(DomainName.parse(target), List.of());
        answers.put(
                at,
                found.isEmpty()
                        ? new Answer.Absent(at, Answer.Absence.NODATA, trail)
                        : new Answer.Present(at, found, trail));
        return this;
    }

    Scenario silentOnBaseName() {
        baseName = Evaluator.BaseName.SILENT;
        return this;
    }

    Verdict decide(String identifier) {
        Identifier parsed = Identifier.parse(identifier);
        Subject subject = Subject.requested(parsed, facts);
        if (Start.of(parsed) instanceof Start.At start) {
            ClimbPath path = ClimbPath.from(start.name(), List.of());
            return Evaluator.of(issuer, () -> IssuerTable.builtIn().knownIssuers())
                    .decide(
                            subject,
                            path.climb(name -> Optional.of(answer(name))).orElseThrow(),
                            baseName);
        }
        return Evaluator.notApplicable(subject, ((Start.Nowhere) Start.of(parsed)).reason());
    }

    private Answer answer(DomainName name) {
        if (answers.containsKey(name)) {
            return answers.get(name);
        }
        List<CaaRecord> found = records.getOrDefault(name, List.of());
        return found.isEmpty()
                ? new Answer.Absent(name, Answer.Absence.NODATA, Trail.none(Instant.EPOCH))
                : new Answer.Present(name, found, Trail.none(Instant.EPOCH));
    }

    /** The same scenario after a change of one record. */
    Scenario after(RecordChange change) {
        Scenario changed = new Scenario();
        records.forEach((name, list) -> changed.records.put(name, new ArrayList<>(list)));
        changed.answers.putAll(answers);
        changed.issuer = issuer;
        changed.facts = facts;
        List<CaaRecord> at = changed.records.computeIfAbsent(change.owner(), any -> new ArrayList<>());
        if (change instanceof RecordChange.Add add) {
            at.add(add.record());
        } else if (change instanceof RecordChange.Remove remove) {
            at.remove(remove.record());
        } else if (change instanceof RecordChange.Replace replace) {
            at.replaceAll(record -> record.equals(replace.old()) ? replace.record() : record);
        } else {
            throw new AssertionError(change);
        }
        return changed;
    }
}
