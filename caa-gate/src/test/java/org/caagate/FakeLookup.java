package org.caagate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;

/** A lookup that answers at once from a list of records, but for names that a test takes into its own hands. */
final class FakeLookup implements CaaLookup {
    private final Map<DomainName, List<CaaRecord>> records = new ConcurrentHashMap<>();
    private final Map<DomainName, CaaLookup> behaviours = new ConcurrentHashMap<>();
    private final Map<DomainName, CompletableFuture<Answer>> held = new ConcurrentHashMap<>();
    private final List<DomainName> asked = new CopyOnWriteArrayList<>();
    private volatile Instant obtainedAt = Instant.EPOCH;

    static FakeLookup of(String... lines) {
        FakeLookup lookup = new FakeLookup();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            lookup.add(line.substring(0, blank), line.substring(blank + 1));
        }
        return lookup;
    }

    FakeLookup add(String name, String record) {
        try {
            records.computeIfAbsent(DomainName.parse(name), any -> new ArrayList<>())
                    .add(CaaRecord.parse(record));
        } catch (MalformedRecordException e) {
            throw new IllegalArgumentException(e);
        }
        return this;
    }

    FakeLookup at(String name, CaaLookup behaviour) {
        behaviours.put(DomainName.parse(name), behaviour);
        return this;
    }

    /** Keeps the answer for a name back until the test completes it. */
    FakeLookup hold(String name) {
        held.put(DomainName.parse(name), new CompletableFuture<>());
        return this;
    }

    void release(String name) {
        DomainName parsed = DomainName.parse(name);
        held.getOrDefault(parsed, new CompletableFuture<>()).complete(answer(parsed));
    }

    FakeLookup obtainedAt(Instant moment) {
        obtainedAt = moment;
        return this;
    }

    List<DomainName> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        asked.add(name);
        context.countQuestion();
        if (behaviours.containsKey(name)) {
            return behaviours.get(name).lookup(name, context);
        }
        return held.getOrDefault(name, CompletableFuture.completedFuture(answer(name)));
    }

    Answer answer(DomainName name) {
        List<CaaRecord> found = records.getOrDefault(name, List.of());
        return found.isEmpty()
                ? new Answer.Absent(name, Answer.Absence.NODATA, Trail.none(obtainedAt))
                : new Answer.Present(name, found, Trail.none(obtainedAt));
    }
}
