package org.caagate.cli.check;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.cli.UsageException;
import org.caagate.cli.input.IdentifierReader;
import org.caagate.cli.input.Identifiers;
import org.caagate.cli.option.Arguments;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;
import org.caagate.decision.Finding;
import org.caagate.decision.Issuer;
import org.caagate.dns.Dnssec;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.Octets;

/**
 * What checks come to, for tests of formats: real verdicts of a real gate over records that the test gives, at a fixed time. The
 * issuer is {@code ca.example} unless the test says otherwise; every question takes 12 ms.
 */
public final class Results implements CaaLookup {
    /** When every check is complete. */
    public static final Instant CHECKED_AT = Instant.parse("2026-11-22T10:00:00Z");

    private static final String SERVER = "udp://192.0.2.53:53";

    private final Map<DomainName, List<CaaRecord>> records = new ConcurrentHashMap<>();
    private final Map<DomainName, Function<DomainName, Answer>> behaviours = new ConcurrentHashMap<>();
    private final IssuanceRequest.Builder request = IssuanceRequest.builder();
    private Issuer issuer = Issuer.named("ca.example");
    private GatePolicy policy = GatePolicy.strict().mostIdentifiers(20_000);
    private OnUndetermined onUndetermined = OnUndetermined.BLOCK;
    private Dnssec dnssec = Dnssec.ad();

    private Results() {}

    /** Starts with records, each as {@code example.com CAA 0 issue "ca.example"}. */
    public static Results of(String... lines) {
        Results results = new Results();
        for (String line : lines) {
            int type = line.indexOf(" CAA ");
            try {
                results.record(line.substring(0, type), CaaRecord.parse(line.substring(type + 5)));
            } catch (MalformedRecordException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return results;
    }

    public Results record(String name, CaaRecord record) {
        records.computeIfAbsent(DomainName.parse(name), any -> new ArrayList<>())
                .add(record.withTtl(3600));
        return this;
    }

    /** Makes a name an alias of another, whose records it has then. */
    public Results alias(String name, String target) {
        return at(name, asked -> answer(asked, List.of(new Alias(name, target, 300)), DomainName.parse(target)));
    }

    /** Makes the lookup of a name fail. */
    public Results failing(String name, Failure.Kind kind, String detail) {
        Failure failure = new Failure(kind, detail);
        return at(
                name, asked -> new Answer.Failed(asked, failure, trail(asked, new Reply.Nothing(failure), List.of())));
    }

    /** Answers for a name as the test likes. */
    public Results at(String name, Function<DomainName, Answer> behaviour) {
        behaviours.put(DomainName.parse(name), behaviour);
        return this;
    }

    public Results issuer(Issuer who) {
        issuer = who;
        return this;
    }

    public Results account(String uri) {
        request.account(uri);
        return this;
    }

    public Results method(String label) {
        request.method(label);
        return this;
    }

    public Results finding(Finding finding) {
        request.finding(finding);
        return this;
    }

    public Results policy(GatePolicy how) {
        policy = how.mostIdentifiers(20_000);
        return this;
    }

    /** As {@code --on-undetermined=warn} does. */
    public Results warning() {
        onUndetermined = OnUndetermined.WARN;
        policy = policy.clearDespiteFailedLookup();
        return this;
    }

    /** Says how answers were authenticated; the answers themselves say what that came to. */
    public Results dnssec(Dnssec how) {
        dnssec = how;
        return this;
    }

    /** Checks the names, as if they stood on the command line. */
    public CheckResult check(String... names) {
        return checkAll(Arrays.asList(names), "");
    }

    /** Checks the names of the lines of a file, as the option {@code --names-from} reads them. */
    public CheckResult checkFile(String file) {
        return checkAll(List.of("--names-from", file), "");
    }

    /** Checks the names of lines on standard input. */
    public CheckResult checkInput(String lines) {
        return checkAll(List.of("--names-from", "-"), lines);
    }

    /** Checks names that were read before, over no more threads than it takes: for thousands of checks one after the other. */
    public CheckResult checkHere(Identifiers identifiers) {
        identifiers.all().forEach(request::identifier);
        CaaGate gate = gate().executor(Runnable::run).build();
        GateReport report = gate.checkAsync(request.issuer(issuer).build()).join();
        return result(gate, report, identifiers);
    }

    private CaaGate.Builder gate() {
        return CaaGate.builder().lookup(this).policy(policy).clock(Clock.fixed(CHECKED_AT, ZoneOffset.UTC));
    }

    private CheckResult checkAll(List<String> arguments, String input) {
        Identifiers identifiers = identifiers(arguments, input);
        identifiers.all().forEach(request::identifier);
        CaaGate gate = gate().build();
        try {
            return result(gate, gate.check(request.issuer(issuer).build()), identifiers);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CheckResult result(CaaGate gate, GateReport report, Identifiers identifiers) {
        Optional<Instant> validUntil =
                report.blocking().isEmpty() ? Optional.of(gate.clear(report).expiresAt()) : Optional.empty();
        return new CheckResult(report, identifiers, List.of(SERVER), List.of(), dnssec, onUndetermined, validUntil);
    }

    /** Reads names, as if they stood on the command line. */
    public static Identifiers identifiers(String... names) {
        return identifiers(Arrays.asList(names), "");
    }

    private static Identifiers identifiers(List<String> arguments, String input) {
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(arguments);
        Faults faults = new Faults();
        try {
            Invocation.Run run = (Invocation.Run) Arguments.read(all, Map.of(), faults);
            IdentifierReader.Names names = IdentifierReader.read(
                    run, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), faults);
            faults.throwIfAny();
            return names.identifiers();
        } catch (UsageException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        context.countQuestion();
        return CompletableFuture.completedFuture(behaviours
                .getOrDefault(name, asked -> answer(asked, List.of(), asked))
                .apply(name));
    }

    private Answer answer(DomainName name, List<Alias> aliases, DomainName owner) {
        Reply reply = new Reply.Message(0, Set.of(Reply.Flag.RECURSION_AVAILABLE), List.of(), Octets.of(new byte[0]));
        Trail trail = trail(name, reply, aliases);
        List<CaaRecord> found = records.getOrDefault(owner, List.of());
        return found.isEmpty()
                ? new Answer.Absent(name, Answer.Absence.NODATA, trail)
                : new Answer.Present(name, found, trail);
    }

    /** Returns the trail of one question. */
    public static Trail trail(DomainName name, Reply reply, List<Alias> aliases) {
        Exchange exchange =
                new Exchange(SERVER, name.toString(), CHECKED_AT.minusMillis(12), Duration.ofMillis(12), reply);
        return new Trail(List.of(exchange), aliases, CHECKED_AT, Trail.Authentication.UNVALIDATED);
    }
}
