package org.caagate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caagate.lookup.Timer;

/** A timer whose hands a test turns. */
public final class ManualTimer implements Timer {
    private final List<Due> due = new ArrayList<>();
    private long now;

    /** A timer that stands still. */
    public ManualTimer() {}

    private record Due(long at, Runnable action) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Due alarm = new Due(now + delay.toNanos(), action);
        due.add(alarm);
        return () -> cancel(alarm);
    }

    private synchronized void cancel(Due alarm) {
        due.remove(alarm);
    }

    /** Lets time pass; whatever is due runs here, in order. */
    public void advance(Duration by) {
        for (Due alarm : passed(by)) {
            alarm.action().run();
        }
    }

    private synchronized List<Due> passed(Duration by) {
        now += by.toNanos();
        List<Due> passed = due.stream()
                .filter(alarm -> alarm.at() <= now)
                .sorted(Comparator.comparingLong(Due::at))
                .toList();
        due.removeAll(passed);
        return passed;
    }

    /** How many alarms are set. */
    public synchronized int alarms() {
        return due.size();
    }
}
