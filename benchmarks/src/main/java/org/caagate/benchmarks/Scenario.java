package org.caagate.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Verdict;
import org.caagate.name.DomainName;

/** One order, checked again and again. */
final class Scenario {
    private final String what;
    private final List<String> names;
    private final IssuanceRequest request;
    private final List<Long> nanos = new ArrayList<>();
    private final List<Integer> questions = new ArrayList<>();

    /**
     * Makes a scenario.
     *
     * @param what what it shows
     * @param names the names of the order
     */
    Scenario(String what, List<String> names) {
        this.what = what;
        this.names = names;
        this.request = Ground.request(names);
    }

    /** Checks once. */
    void run(CaaGate gate) throws InterruptedException {
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
        questions.clear();
    }

    String what() {
        return what;
    }

    int size() {
        return names.size();
    }

    /** Returns how many different names all the climbs have. */
    int distinctNames() {
        Set<DomainName> distinct = new HashSet<>();
        names.forEach(name -> distinct.addAll(DomainName.parse(name).climb()));
        return distinct.size();
    }

    double medianNanos() {
        return Samples.median(nanos);
    }

    double mostQuestions() {
        return Samples.most(questions);
    }
}
