package org.caagate.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.CaaGate;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Verdict;

/** One gate that is never idle: as soon as a request is decided, the next one starts. */
final class ContinuousChecks {
    private final CaaGate gate;
    private final List<IssuanceRequest> requests;
    private final int inFlight;

    /**
     * Makes a load.
     *
     * @param gate what is measured
     * @param requests what is checked, from the first again after the last
     * @param inFlight how many requests at once
     */
    ContinuousChecks(CaaGate gate, List<IssuanceRequest> requests, int inFlight) {
        this.gate = gate;
        this.requests = requests;
        this.inFlight = inFlight;
    }

    /**
     * What was done.
     *
     * @param requests how many were decided
     * @param questions how many were asked for them
     * @param seconds how long it took
     * @param cpuNanos the CPU time of all threads of the JVM meanwhile
     */
    record Done(long requests, long questions, double seconds, long cpuNanos) {
        /** Says less of the machine's other work than a rate does. */
        double cpuNanosPerQuestion() {
            return (double) cpuNanos / questions;
        }

        double questionsPerSecond() {
            return questions / seconds;
        }

        double requestsPerSecond() {
            return requests / seconds;
        }
    }

    Done run(Duration time) throws InterruptedException {
        Semaphore room = new Semaphore(inFlight);
        LongAdder questions = new LongAdder();
        LongAdder decided = new LongAdder();
        Queue<String> trouble = new ConcurrentLinkedQueue<>();
        long cpuAtStart = cpuNanos();
        long start = System.nanoTime();
        for (int next = 0; System.nanoTime() - start < time.toNanos() && trouble.isEmpty(); next++) {
            room.acquire();
            var unused = gate.checkAsync(requests.get(next % requests.size()))
                    .thenAccept(report -> {
                        if (report.outcome() != Verdict.Kind.PERMITTED) {
                            throw new IllegalStateException("not permitted: " + report);
                        }
                        questions.add(report.questions());
                        decided.increment();
                    })
                    .whenComplete((done, failure) -> {
                        // Whatever was thrown, so that nobody waits for room that never comes.
                        if (failure != null) {
                            trouble.add("a check broke off: " + failure);
                        }
                        room.release();
                    });
        }
        room.acquire(inFlight);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!trouble.isEmpty()) {
            throw new IllegalStateException(trouble.toString());
        }
        return new Done(decided.sum(), questions.sum(), seconds, cpuNanos() - cpuAtStart);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
