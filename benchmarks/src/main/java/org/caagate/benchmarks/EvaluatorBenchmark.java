package org.caagate.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.caagate.decision.Evaluator;
import org.caagate.decision.Facts;
import org.caagate.decision.Issuer;
import org.caagate.decision.KnownIssuers;
import org.caagate.decision.Subject;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.record.CaaRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A verdict on a climb that is there, by an evaluator that is new, as each request makes one, or has read the RRset already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EvaluatorBenchmark {
    private static final DomainName NAME = DomainName.parse("www.shop.corp.example");
    private static final Issuer ISSUER = Issuer.named(Ground.ISSUER);

    /** How many records the RRset has; the one that authorizes is the last. */
    @Param({"3", "1001"})
    public int records = 3;

    private final Subject subject = Subject.requested(new Identifier.Dns(NAME), Facts.NONE);
    private final Evaluator used = Evaluator.of(ISSUER, KnownIssuers::none);
    private final ClimbPath path = ClimbPath.from(NAME, List.of());
    private Climb climb = climb(3);

    /** Makes the RRset. */
    @Setup
    public void makeRecords() {
        climb = climb(records);
    }

    private Climb climb(int count) {
        List<CaaRecord> rrset = new ArrayList<>();
        rrset.add(CaaRecord.of(0, "iodef", "mailto:security@example.com"));
        for (int i = 0; i < count - 2; i++) {
            rrset.add(CaaRecord.of(0, "issue", "ca" + i + ".example.org"));
        }
        rrset.add(CaaRecord.of(0, "issue", Ground.ISSUER));
        return new Climb(path, List.of(new Answer.Present(NAME, rrset, Trail.none(Instant.EPOCH))));
    }

    /**
     * Decides as for the first subject of a request under an RRset, which is to be read.
     *
     * @return the verdict
     */
    @Benchmark
    public Verdict first() {
        return Evaluator.of(ISSUER, KnownIssuers::none).decide(subject, climb, Evaluator.BaseName.SILENT);
    }

    /**
     * Decides as for each further subject under the same RRset.
     *
     * @return the verdict
     */
    @Benchmark
    public Verdict further() {
        return used.decide(subject, climb, Evaluator.BaseName.SILENT);
    }
}
