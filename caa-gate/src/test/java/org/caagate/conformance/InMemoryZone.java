package org.caagate.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.Ascii;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.Octets;

/** What a resolver that sees a case's zone would answer, without a network: the evaluator's side of the cases. */
final class InMemoryZone implements CaaLookup {
    private static final int LONGEST_CHAIN = 16;
    private static final Map<String, Failure.Kind> FAILURES = Map.of(
            "SERVFAIL", Failure.Kind.SERVFAIL_UNCHECKED,
            "REFUSED", Failure.Kind.REFUSED,
            "NOTIMP", Failure.Kind.NOTIMP,
            "FORMERR", Failure.Kind.FORMERR,
            "TIMEOUT", Failure.Kind.TIMEOUT,
            "MALFORMED", Failure.Kind.MALFORMED,
            "BOGUS", Failure.Kind.BOGUS);

    private final Map<String, List<ZoneRow>> rows = new LinkedHashMap<>();
    private final Set<DomainName> asked = new LinkedHashSet<>();

    private final boolean isInsecure;

    private InMemoryZone(List<ZoneRow> zone, boolean isInsecure) {
        this.isInsecure = isInsecure;
        zone.forEach(row ->
                rows.computeIfAbsent(bare(row.name()), any -> new ArrayList<>()).add(row));
    }

    static InMemoryZone unvalidated(List<ZoneRow> zone) {
        return new InMemoryZone(zone, false);
    }

    /** A zone that is proved not to be signed, wherever it is asked. */
    static InMemoryZone insecure(List<ZoneRow> zone) {
        return new InMemoryZone(zone, true);
    }

    private static String bare(String absolute) {
        return Ascii.fold(absolute.substring(0, absolute.length() - 1));
    }

    synchronized Set<DomainName> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        synchronized (this) {
            asked.add(name);
        }
        context.countQuestion();
        return CompletableFuture.completedFuture(answer(name));
    }

    private Answer answer(DomainName name) {
        List<Alias> aliases = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String current = name.toString();
        while (seen.add(current)) {
            List<ZoneRow> here = rowsAt(current);
            Optional<Failure.Kind> failure = here.stream()
                    .map(row -> Optional.ofNullable(FAILURES.get(row.type())))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (failure.isPresent()) {
                return isInsecure && aliases.isEmpty() ? insecure(name, failure.get()) : failed(name, failure.get());
            }
            List<ZoneRow> caa =
                    here.stream().filter(row -> row.type().equals("CAA")).toList();
            Optional<String> target = caa.isEmpty() ? alias(current, here) : Optional.empty();
            if (target.isEmpty()) {
                return end(name, here, caa, aliases);
            }
            aliases.add(new Alias(current, target.get(), 3600));
            current = target.get();
        }
        return failed(name, Failure.Kind.ALIAS_LOOP);
    }

    private static Answer end(DomainName name, List<ZoneRow> here, List<ZoneRow> caa, List<Alias> aliases) {
        Trail trail = new Trail(List.of(), aliases, Instant.EPOCH, Trail.Authentication.UNVALIDATED);
        if (aliases.size() > LONGEST_CHAIN) {
            return failed(name, Failure.Kind.ALIAS_LOOP);
        }
        if (caa.isEmpty()) {
            boolean missing = here.stream().anyMatch(row -> row.type().equals("NXDOMAIN"));
            return new Answer.Absent(name, missing ? Answer.Absence.NXDOMAIN : Answer.Absence.NODATA, trail);
        }
        try {
            List<CaaRecord> records = new ArrayList<>();
            for (ZoneRow row : caa) {
                records.add(CaaRecord.parse(row.rdata()).withTtl(3600));
            }
            return new Answer.Present(name, records, trail);
        } catch (MalformedRecordException e) {
            return failed(name, Failure.Kind.MALFORMED);
        }
    }

    private static Answer failed(DomainName name, Failure.Kind kind) {
        return new Answer.Failed(name, new Failure(kind, "scripted"), Trail.none(Instant.EPOCH));
    }

    /** A failure after two tries, and the denial of DS. */
    private static Answer insecure(DomainName name, Failure.Kind kind) {
        Failure failure = new Failure(kind, "scripted");
        Exchange attempt = new Exchange(
                "udp://192.0.2.53:53",
                name.toString(),
                Instant.EPOCH,
                Duration.ZERO,
                new Reply.Nothing(new Failure(Failure.Kind.TIMEOUT, "scripted")));
        Exchange denial = new Exchange(
                "udp://192.0.2.53:53",
                name.toString(),
                "DS",
                Exchange.Purpose.VALIDATION,
                Instant.EPOCH,
                Duration.ZERO,
                new Reply.Message(0, Set.of(), List.of(), Octets.ofText("no DS")));
        return new Answer.Failed(
                name,
                failure,
                new Trail(List.of(attempt, attempt), List.of(), Instant.EPOCH, Trail.Authentication.INSECURE),
                List.of(),
                List.of(new InsecurityProof.DeniedDs(name.toString(), name.toString(), denial, denial)));
    }

    /** The rows at a name, or those of the DNS wildcard that covers it (RFC 4592). */
    private List<ZoneRow> rowsAt(String name) {
        List<ZoneRow> own = Optional.ofNullable(rows.get(name)).orElse(List.of());
        int dot = name.indexOf('.');
        return own.isEmpty() && dot >= 0
                ? Optional.ofNullable(rows.get("*" + name.substring(dot))).orElse(List.of())
                : own;
    }

    private Optional<String> alias(String name, List<ZoneRow> here) {
        for (ZoneRow row : here) {
            if (row.type().equals("CNAME")) {
                return Optional.of(bare(row.rdata()));
            }
        }
        return redirection(name);
    }

    /** RFC 6672: a DNAME redirects what lies below its owner, not the owner. */
    private Optional<String> redirection(String name) {
        for (Map.Entry<String, List<ZoneRow>> entry : rows.entrySet()) {
            for (ZoneRow row : entry.getValue()) {
                if (row.type().equals("DNAME") && name.endsWith("." + entry.getKey())) {
                    return Optional.of(
                            name.substring(0, name.length() - entry.getKey().length()) + bare(row.rdata()));
                }
            }
        }
        return Optional.empty();
    }
}
