package org.caagate.dns;

import java.time.Duration;
import org.caagate.lookup.Timer;

/** An alarm that may be called off before the timer has taken it: timers are anybody's, so no lock is held while one is set. */
final class RevocableAlarm {
    private Timer.Alarm alarm = () -> {};
    private boolean isCancelled;

    void set(Timer timer, Duration delay, Runnable action) {
        Timer.Alarm taken = timer.after(delay, action);
        synchronized (this) {
            if (!isCancelled) {
                alarm = taken;
                return;
            }
        }
        taken.cancel();
    }

    void cancel() {
        Timer.Alarm taken;
        synchronized (this) {
            isCancelled = true;
            taken = alarm;
        }
        taken.cancel();
    }
}
