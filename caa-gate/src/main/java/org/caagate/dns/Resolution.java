package org.caagate.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Trail;
import org.caagate.lookup.Trail.Authentication;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * One lookup: the name, and the ends of its alias chain as far as they have to be asked themselves.
 *
 * <p>Everything here happens one after the other, on one thread at a time.
 */
final class Resolution {
    private static final Logger LOGGER = LoggerFactory.getLogger(DnsLookup.class);
    private static final Name ONION = Name.fromConstantString("onion.");

    private final Engine engine;
    private final DomainName asked;
    private final LookupContext context;
    private final BackOff backOff;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Set<Name> aliases = new HashSet<>();
    /** Of all messages so far that the answer rests on. */
    private Authentication authentication = Authentication.SECURE;

    private final Lifetime lifetime;

    Resolution(Engine engine, DomainName asked, LookupContext context) {
        this.engine = engine;
        this.asked = asked;
        this.context = context;
        this.backOff = new BackOff(engine.exchanger(), context);
        this.lifetime = new Lifetime(engine.exchanger().timer());
    }

    /**
     * Looks up.
     *
     * @return completes with the answer, never exceptionally
     */
    CompletableFuture<Answer> answer() {
        CompletableFuture<Answer> answer;
        try {
            context.onEnd(backOff::cutShort);
            answer = ask(name(asked));
        } catch (RuntimeException e) {
            // The contract is a value for whatever happens; what happens here is a defect, of ours or of what we were
            // given.
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.exceptionally(this::defect);
    }

    private static Name name(DomainName name) {
        try {
            return Name.fromString(name.absolute());
        } catch (TextParseException e) {
            throw new IllegalArgumentException("dnsjava cannot read " + name, e);
        }
    }

    private CompletableFuture<Answer> ask(Name name) {
        if (name.subdomain(ONION)) {
            Failure failure = new Failure(
                    Failure.Kind.MALFORMED,
                    "a name that DNS must not be asked for (RFC 7686 section 2), so that nobody was");
            return CompletableFuture.completedFuture(failed(saidOf(name, failure)));
        }
        List<DnsServer> servers = engine.routes().serversFor(name);
        if (servers.isEmpty()) {
            return CompletableFuture.completedFuture(
                    failed(new Failure(Failure.Kind.NETWORK, "the system's configuration names no DNS server")));
        }
        long askedAt = engine.exchanger().timer().nanoTime();
        return new Inquiry(
                        this,
                        new Question(name, Type.CAA, engine.authenticator().bits(), context),
                        servers)
                .ask()
                .thenCompose(result -> {
                    authentication = AttemptResult.weaker(authentication, result.authentication());
                    lifetime.restrict(askedAt, Math.min(result.judgement().ttl(), result.signed()));
                    return conclude(name, result.judgement());
                });
    }

    private CompletableFuture<Answer> conclude(Name name, Judgement judgement) {
        try {
            if (judgement instanceof Judgement.Elsewhere elsewhere) {
                follow(elsewhere.links());
                if (aliases.contains(elsewhere.end())) {
                    throw AliasChain.loop(links.get(0).owner(), elsewhere.end());
                }
                return ask(elsewhere.end());
            }
            return judgement instanceof Judgement.Broken broken
                    ? broken(name, broken)
                    : CompletableFuture.completedFuture(answer(judgement));
        } catch (UnusableException e) {
            return CompletableFuture.completedFuture(failed(e.judgement().failure()));
        }
    }

    private Answer answer(Judgement judgement) throws UnusableException {
        if (judgement instanceof Judgement.Records records) {
            follow(records.links());
            return new Answer.Present(asked, withLeastTtl(records.records()), lasting());
        }
        if (judgement instanceof Judgement.Nothing nothing) {
            follow(nothing.links());
            return new Answer.Absent(asked, nothing.absence(), lasting());
        }
        throw new IllegalStateException("no end of a lookup: " + judgement);
    }

    private CompletableFuture<Answer> broken(Name name, Judgement.Broken broken) throws UnusableException {
        Failure failure = saidOf(name, broken.failure());
        follow(broken.stale().links());
        List<CaaRecord> stale = withLeastTtl(broken.stale().records());
        List<Name> chain = new ArrayList<>(List.of(name(asked)));
        links.forEach(link -> chain.add(link.target()));
        return engine.authenticator()
                .insecurity(chain, failure, engine.routes().serversFor(name), context)
                .thenApply(proofs -> new Answer.Failed(asked, failure, trail(authentication(proofs)), stale, proofs));
    }

    /** Of a failure it can only be known that there was nothing to authenticate. */
    private static Authentication authentication(List<InsecurityProof> proofs) {
        boolean isInsecure = !proofs.isEmpty() && proofs.stream().allMatch(InsecurityProof.DeniedDs.class::isInstance);
        return isInsecure ? Authentication.INSECURE : Authentication.UNVALIDATED;
    }

    private void follow(List<Link> more) throws UnusableException {
        for (Link link : more) {
            links.add(link);
            if (!aliases.add(link.owner()) || links.size() > AliasChain.LONGEST) {
                throw AliasChain.loop(links.get(0).owner(), link.owner());
            }
        }
    }

    /** The whole chain has to be asked again as soon as one link of it is out of date. */
    private List<CaaRecord> withLeastTtl(List<CaaRecord> records) {
        long chain = new AliasChain(links, Name.root).leastTtl();
        return records.stream()
                .map(record -> record.ttl() <= chain ? record : record.withTtl(chain))
                .toList();
    }

    private Failure saidOf(Name name, Failure failure) {
        return links.isEmpty()
                ? failure
                : failure.saying(failure.detail() + " for the alias target " + Texts.name(name));
    }

    private Answer failed(Failure failure) {
        return new Answer.Failed(asked, failure, trail(Authentication.UNVALIDATED));
    }

    private Answer defect(Throwable error) {
        Throwable cause = Workers.cause(error);
        LOGGER.warn("lookup of {} broke: {}", asked, Texts.error(cause));
        LOGGER.debug("lookup of {} broke", asked, cause);
        return failed(new Failure(Failure.Kind.LOOKUP_DEFECT, "the lookup broke (" + Texts.error(cause) + ")"));
    }

    private Trail lasting() {
        return trail(authentication).lasting(lifetime.rest());
    }

    private Trail trail(Authentication vouched) {
        List<Alias> shown = links.stream().map(Link::alias).toList();
        return new Trail(exchanges, shown, engine.exchanger().clock().instant(), vouched);
    }

    Engine engine() {
        return engine;
    }

    BackOff backOff() {
        return backOff;
    }

    List<Exchange> exchanges() {
        return exchanges;
    }
}
