package org.caagate.dns;

import java.time.Duration;
import org.caagate.lookup.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An alarm that may be called off before the timer has taken it: timers are anybody's, so no lock is held while one is set. */
final class RevocableAlarm {
    private static final Logger LOGGER = LoggerFactory.getLogger(DnsLookup.class);

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
        callOff(taken);
    }

    void cancel() {
        Timer.Alarm taken;
        synchronized (this) {
            isCancelled = true;
            taken = alarm;
        }
        callOff(taken);
    }

    /**
     * Calls an alarm off, whatever its timer thinks of that: what comes next must not be held up, and an alarm that goes off
     * nevertheless finds nothing to do.
     *
     * @param alarm the alarm
     */
    static void callOff(Timer.Alarm alarm) {
        try {
            alarm.cancel();
        } catch (RuntimeException | Error e) {
            // The caller's code. A slot that is given on in the same breath would be lost, or a reply that is there.
            LOGGER.warn("an alarm cannot be called off", e);
        }
    }
}
