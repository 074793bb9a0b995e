package org.caagate.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Verdict;
import org.caagate.name.DomainName;

/** One order, checked again and again. */
final class Scenario {
    private static final double ONE_NAME = 1.1;
    private static final double MANY_NAMES = 1.3;

    private final String what;
    private final List<String> names;
    private final IssuanceRequest request;
    private final RawQuestions limit;
    private final List<Long> nanos = new ArrayList<>();
    private final List<Long> limits = new ArrayList<>();
    private final List<Integer> questions = new ArrayList<>();

    /**
     * Makes a scenario.
     *
     * @param what what it shows
     * @param names the names of the order
     * @param resolver whom to ask for the limit
     */
    Scenario(String what, List<String> names, InetSocketAddress resolver) {
        this.what = what;
        this.names = names;
        this.request = Ground.request(names);
        // What is on the wire at once should take as long as one question.
        List<DomainName> asked = List.copyOf(distinctNames());
        this.limit = new RawQuestions(resolver, asked.size() <= RawQuestions.IN_FLIGHT ? asked.subList(0, 1) : asked);
    }

    /** Checks once. */
    void run(CaaGate gate) throws IOException, InterruptedException {
        limits.add(limit.run());
        long start = System.nanoTime();
        GateReport report = gate.check(request);
        nanos.add(System.nanoTime() - start);
        questions.add(report.questions());
        if (report.outcome() != Verdict.Kind.PERMITTED) {
            throw new IllegalStateException(what + ": " + report);
        }
    }

    /** Forgets what was measured so far, which was to warm up. */
    void forget() {
        nanos.clear();
        limits.clear();
        questions.clear();
    }

    /** Returns all the names of all the climbs. */
    private Set<DomainName> distinctNames() {
        Set<DomainName> distinct = new LinkedHashSet<>();
        names.forEach(name -> distinct.addAll(DomainName.parse(name).climb()));
        return distinct;
    }

    /** Returns the line on how long it took. */
    Row latency() {
        return Row.atMost(
                what,
                Row.Figure.millis(medianNanos()),
                Row.Figure.of(medianLimitNanos() / 1e6, "ms (" + limit + ")"),
                names.size() == 1 ? ONE_NAME : MANY_NAMES);
    }

    /** Returns the line on what it cost: each turn the same where nothing is decided before all are sent. */
    Row questions() {
        return Row.exactly(what + ": questions", questions, "questions", questionsFigure());
    }

    /** Returns the line on what it cost where an answer may come, and decide, before the last question is sent. */
    Row questionsAtMost() {
        return Row.atMost(
                what + ": questions", Row.Figure.of(Samples.most(questions), "questions"), questionsFigure(), 1);
    }

    private Row.Figure questionsFigure() {
        return Row.Figure.of(distinctNames().size(), "names and distinct ancestors");
    }

    double medianNanos() {
        return Samples.median(nanos);
    }

    double medianLimitNanos() {
        return Samples.median(limits);
    }
}
