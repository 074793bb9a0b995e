package org.caagate.zone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.record.CaaRecord;

/** One lookup: the name, and what its aliases lead to, in the files and outside. Everything happens one after the other. */
final class Resolution {
    private final ZoneFileLookup lookup;
    private final DomainName asked;
    private final LookupContext context;
    private final Chain chain = new Chain();

    Resolution(ZoneFileLookup lookup, DomainName asked, LookupContext context) {
        this.lookup = lookup;
        this.asked = asked;
        this.context = context;
    }

    CompletionStage<Answer> answer() {
        return from(ZoneName.of(asked));
    }

    /** Goes on from a name, as long as the files have the say. Each alias is a link of the chain, which ends. */
    private CompletionStage<Answer> from(ZoneName start) {
        ZoneName name = start;
        while (true) {
            Optional<ZoneFile> zone = lookup.zoneOf(name);
            if (zone.isEmpty()) {
                return outside(name);
            }
            ZoneAnswer said = zone.get().tree().find(name);
            if (said instanceof ZoneAnswer.Delegated) {
                return outside(name);
            }
            chain.add(List.of(exchange(zone.get(), name, said)), zone.get().readAt());
            if (!(said instanceof ZoneAnswer.Alias alias)) {
                return CompletableFuture.completedFuture(end(zone.get(), name, said));
            }
            if (!chain.follow(new Alias(name.toString(), alias.target().toString(), alias.ttl()))) {
                return CompletableFuture.completedFuture(loop(name.toString()));
            }
            name = alias.target();
        }
    }

    private static Exchange exchange(ZoneFile zone, ZoneName name, ZoneAnswer said) {
        return new Exchange(
                "zone:" + zone.name(), name.toString(), zone.readAt(), Duration.ZERO, new Reply.ZoneText(said.lines()));
    }

    private Answer end(ZoneFile zone, ZoneName name, ZoneAnswer said) {
        if (said instanceof ZoneAnswer.Records found) {
            return new Answer.Present(asked, withLeastTtl(found.records()), chain.trail());
        }
        if (said instanceof ZoneAnswer.Nothing nothing) {
            return new Answer.Absent(asked, nothing.absence(), chain.trail());
        }
        return failed(
                Failure.Kind.RCODE,
                "the DNAME in line " + said.lines().get(0) + " of " + zone.name() + " makes "
                        + Escaped.quote(name.toString()) + " longer than 255 octets (YXDOMAIN)");
    }

    /** The whole chain has to be asked again as soon as one link of it is out of date. */
    private List<CaaRecord> withLeastTtl(List<CaaRecord> records) {
        long least = chain.leastTtl();
        return records.stream()
                .map(record -> record.ttl() <= least ? record : record.withTtl(least))
                .toList();
    }

    private CompletionStage<Answer> outside(ZoneName name) {
        Optional<DomainName> host = name.hostName();
        return host.isPresent()
                ? lookup.askOthers(host.get(), context).thenCompose(answer -> goOn(host.get(), answer))
                : CompletableFuture.completedFuture(failed(
                        Failure.Kind.MALFORMED,
                        "an alias leads to " + Escaped.quote(name.toString())
                                + ", which is not a host name, so it cannot be looked up"));
    }

    /** Takes up an answer of the other lookup: where an alias leads into a file, what is published there does not count. */
    private CompletionStage<Answer> goOn(DomainName host, Answer answer) {
        if (!answer.name().equals(host)) {
            return CompletableFuture.completedFuture(chain.isEmpty() ? answer : defect(host, answer.name()));
        }
        List<Alias> links = answer.trail().aliases();
        Optional<Alias> entry = links.stream().filter(this::leadsIntoFile).findFirst();
        if (entry.isEmpty() && chain.isEmpty()) {
            return CompletableFuture.completedFuture(answer);
        }
        chain.add(answer.trail().exchanges(), answer.trail().obtainedAt());
        int followed = entry.map(links::indexOf).orElse(links.size() - 1) + 1;
        for (Alias link : links.subList(0, followed)) {
            if (!chain.follow(link)) {
                return CompletableFuture.completedFuture(loop(link.owner()));
            }
        }
        return entry.flatMap(Resolution::target)
                .map(this::from)
                .orElseGet(() -> CompletableFuture.completedFuture(asOwn(host, answer)));
    }

    private boolean leadsIntoFile(Alias link) {
        return target(link).filter(lookup::answersFor).isPresent();
    }

    private static Optional<ZoneName> target(Alias link) {
        try {
            return Optional.of(ZoneName.parse(link.target().equals(".") ? "." : link.target() + ".", null));
        } catch (ZoneFault e) {
            // No name, so none of a file.
            return Optional.empty();
        }
    }

    /** The answer for the end of the chain as the answer for its beginning. */
    private Answer asOwn(DomainName host, Answer answer) {
        return answer.fold(
                present -> new Answer.Present(asked, withLeastTtl(present.records()), chain.trail()),
                absent -> new Answer.Absent(asked, absent.absence(), chain.trail()),
                failed -> new Answer.Failed(
                        asked,
                        failed.failure()
                                .saying("for the alias target " + host + ": "
                                        + failed.failure().detail()),
                        chain.trail(),
                        withLeastTtl(failed.stale()),
                        List.of()));
    }

    private Answer defect(DomainName host, DomainName other) {
        return failed(
                Failure.Kind.LOOKUP_DEFECT,
                "asked for the alias target " + host + ", the lookup answered for " + other + " instead");
    }

    private Answer loop(String owner) {
        return failed(
                Failure.Kind.ALIAS_LOOP,
                "an alias chain from " + asked + " that comes back to itself or has more than " + Chain.LONGEST
                        + " links (at " + Escaped.quote(owner) + ")");
    }

    private Answer failed(Failure.Kind kind, String detail) {
        return new Answer.Failed(asked, new Failure(kind, detail), chain.trail());
    }
}
