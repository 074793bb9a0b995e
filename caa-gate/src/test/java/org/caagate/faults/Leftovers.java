package org.caagate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** What a test may leave behind in this process: threads, and the descriptors of files and sockets. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Descriptors that the JVM opens for itself while a test runs. */
    private static final int OF_THE_JVM = 5;

    private final long descriptors = descriptors();

    private Leftovers() {}

    /** Takes stock, to compare with later. */
    static Leftovers before() {
        return new Leftovers();
    }

    /** Waits until sockets are closed, which their owners may do a little after the verdicts, and no longer than they may take. */
    void requireNoDescriptors() {
        awaitAtMost(descriptors + OF_THE_JVM, Leftovers::descriptors);
    }

    /** Waits until there is no thread whose name begins so. */
    static void requireNoThreads(String prefix) {
        awaitAtMost(0, () -> threads(prefix));
    }

    static long threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }

    /** The open files of this process, sockets among them, where the system tells. */
    private static long descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static void awaitAtMost(long limit, LongSupplier count) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count.getAsLong() > limit && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(count.getAsLong()).isLessThanOrEqualTo(limit);
    }
}
