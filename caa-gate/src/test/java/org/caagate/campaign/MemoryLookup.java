package org.caagate.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caagate.campaign.ResourceRecord.Caa;
import org.caagate.campaign.ResourceRecord.Cname;
import org.caagate.campaign.ResourceRecord.Dname;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Timer;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.Octets;

/** A lookup in memory whose answers come in random order, or not as they should. */
final class MemoryLookup implements CaaLookup {
    private static final Duration TOO_LATE = Duration.ofSeconds(25);
    private static final int MOST_LINKS = 16;
    private static final long ELSEWHERE = 0x5555_5555L;

    private final Zones zones;
    private final Map<String, Defect> defects;
    private final Timer timer;
    private final Duration slowest;
    private final Dice dice;

    private MemoryLookup(Zones zones, Map<String, Defect> defects, Timer timer, Duration slowest, Dice dice) {
        this.zones = zones;
        this.defects = defects;
        this.timer = timer;
        this.slowest = slowest;
        this.dice = dice;
    }

    static MemoryLookup of(Scenario scenario, Timer timer, Duration slowest) {
        return new MemoryLookup(scenario.zones(), scenario.defects(), timer, slowest, new Dice(~scenario.seed()));
    }

    /** One for each further perspective. */
    static List<MemoryLookup> elsewhere(Scenario scenario, Timer timer, Duration slowest) {
        Dice dice = new Dice(~scenario.seed() ^ ELSEWHERE);
        return scenario.elsewhere().stream()
                .map(zones -> new MemoryLookup(zones, Map.of(), timer, slowest, dice))
                .toList();
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        context.countQuestion();
        Defect defect = defects.get(name.toString());
        return defect == null ? later(after(), answer(name)) : broken(defect, name);
    }

    /** Sometimes at once, on the thread that asks. */
    private Duration after() {
        return dice.percent(10) ? Duration.ZERO : Duration.ofNanos(dice.below(slowest.toNanos()));
    }

    private CompletableFuture<Answer> later(Duration delay, Answer answer) {
        if (delay.isZero()) {
            return CompletableFuture.completedFuture(answer);
        }
        CompletableFuture<Answer> stage = new CompletableFuture<>();
        timer.after(delay, () -> stage.complete(answer));
        return stage;
    }

    private CompletionStage<Answer> broken(Defect defect, DomainName name) {
        Answer permit = new Answer.Absent(name, Answer.Absence.NODATA, trail(name, List.of()));
        return switch (defect) {
            case THROWS -> throw new IllegalStateException("scripted");
            case NO_STAGE -> nothing();
            case NO_ANSWER -> CompletableFuture.completedFuture(nothing());
            case EXCEPTIONAL -> CompletableFuture.failedFuture(new IllegalStateException("scripted"));
            case ANSWERS_FOR_ANOTHER_NAME ->
                later(
                        after(),
                        new Answer.Absent(DomainName.parse("other." + name), Answer.Absence.NODATA, permit.trail()));
            case LATE -> later(TOO_LATE.plus(after()), permit);
            case NEVER_ANSWERS -> new CompletableFuture<>();
        };
    }

    /** What a lookup without a null checker may hand over. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private Answer answer(DomainName asked) {
        Map<String, Alias> chain = new LinkedHashMap<>();
        String name = asked.toString();
        Optional<String> next = Optional.of(name);
        boolean isStale = false;
        while (next.isPresent()) {
            name = next.get();
            Mishap mishap = zones.mishaps().get(name);
            isStale |= mishap == Mishap.STALE;
            if (mishap != null && mishap.means() == Mishap.Means.NO_SUCH_NAME) {
                return new Answer.Absent(asked, Answer.Absence.NXDOMAIN, trail(asked, chain.values()));
            }
            if (mishap != null && mishap != Mishap.STALE && mishap.means() != Mishap.Means.NO_HARM) {
                return failed(asked, mishap.kind());
            }
            next = target(name);
            if (next.isPresent()
                    && (chain.put(name, new Alias(name, next.get(), 60)) != null || chain.size() > MOST_LINKS)) {
                return failed(asked, Failure.Kind.ALIAS_LOOP);
            }
        }
        Answer end = end(asked, name, trail(asked, chain.values()));
        return isStale ? stale(end) : end;
    }

    /** What a lookup makes of an answer that stays stale. */
    private static Answer stale(Answer answer) {
        return answer.fold(
                present -> stale(present, present.records()), absent -> stale(absent, List.of()), failed -> failed);
    }

    private static Answer stale(Answer answer, List<CaaRecord> records) {
        return new Answer.Failed(
                answer.name(), new Failure(Failure.Kind.STALE, "scripted"), answer.trail(), records, List.of());
    }

    private Answer end(DomainName asked, String name, Trail trail) {
        List<CaaRecord> records = new ArrayList<>();
        try {
            for (ResourceRecord each : node(name)) {
                if (each instanceof Caa caa) {
                    records.add(CaaRecord.fromRdata(Octets.of(caa.rdata()), 60));
                }
            }
        } catch (MalformedRecordException e) {
            return failed(asked, Failure.Kind.MALFORMED);
        }
        return records.isEmpty()
                ? new Answer.Absent(asked, Answer.Absence.NODATA, trail)
                : new Answer.Present(asked, records, trail);
    }

    private Optional<String> target(String name) {
        String top = name.substring(name.lastIndexOf('.') + 1);
        for (String owner = top; owner.length() < name.length(); owner = oneLabelMore(owner, name)) {
            String stem = name.substring(0, name.length() - owner.length());
            for (ResourceRecord each : records(owner)) {
                if (each instanceof Dname dname) {
                    return Optional.of(stem + dname.target());
                }
            }
        }
        return node(name).stream()
                .filter(Cname.class::isInstance)
                .map(each -> ((Cname) each).target())
                .findFirst();
    }

    private static String oneLabelMore(String suffix, String name) {
        int dot = name.lastIndexOf('.', name.length() - suffix.length() - 2);
        return name.substring(dot + 1);
    }

    private List<ResourceRecord> records(String owner) {
        return zones.records().getOrDefault(owner, List.of());
    }

    /** The node of a name, which may be that of a wildcard. */
    private List<ResourceRecord> node(String name) {
        String encloser = name;
        boolean isItself = true;
        while (!hasNode(encloser)) {
            int dot = encloser.indexOf('.');
            if (dot < 0) {
                return List.of();
            }
            encloser = encloser.substring(dot + 1);
            isItself = false;
        }
        return records(isItself ? name : "*." + encloser);
    }

    private boolean hasNode(String name) {
        for (String owner : zones.records().keySet()) {
            if (owner.endsWith(name)
                    && (owner.length() == name.length() || owner.charAt(owner.length() - name.length() - 1) == '.')) {
                return true;
            }
        }
        return false;
    }

    /** Some may be kept for others, some not. */
    private Trail trail(DomainName asked, Iterable<Alias> aliases) {
        List<Alias> all = new ArrayList<>();
        aliases.forEach(all::add);
        Instant now = Instant.EPOCH.plusNanos(timer.nanoTime());
        return new Trail(List.of(exchange(asked)), all, now, Trail.Authentication.UNVALIDATED)
                .lasting(Duration.ofSeconds(dice.oneOf(0L, 3L, 60L, 3600L)));
    }

    private static Answer failed(DomainName asked, Failure.Kind kind) {
        Trail trail = new Trail(List.of(exchange(asked)), List.of(), Instant.EPOCH, Trail.Authentication.UNVALIDATED);
        return new Answer.Failed(asked, new Failure(kind, "scripted"), trail.lasting(Duration.ofHours(1)));
    }

    /** What was never asked has not failed. */
    private static Exchange exchange(DomainName asked) {
        Reply reply = new Reply.Message(2, Set.of(), List.of(), Octets.ofText("scripted"));
        return new Exchange("memory", asked.toString(), Instant.EPOCH, Duration.ZERO, reply);
    }
}
