package org.caagate.testkit.dns;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.xbill.DNS.Name;

/** What was asked, in the order of arrival. */
final class QuestionLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final int capacity;
    private final Deque<Query> questions = new ArrayDeque<>();
    private final Map<Name, Integer> counts = new HashMap<>();
    private int total;

    QuestionLog(int capacity) {
        this.capacity = capacity;
    }

    void add(Query query) {
        lock.lock();
        try {
            total++;
            if (capacity > 0) {
                counts.merge(query.owner(), 1, Integer::sum);
                if (questions.size() == capacity) {
                    questions.removeFirst();
                }
                questions.addLast(query);
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<Query> questions() {
        lock.lock();
        try {
            return List.copyOf(questions);
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return total;
        } finally {
            lock.unlock();
        }
    }

    int count(Name name) {
        lock.lock();
        try {
            return counts.getOrDefault(name, 0);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            questions.clear();
            counts.clear();
            total = 0;
        } finally {
            lock.unlock();
        }
    }

    void await(int wanted, Duration timeout) throws InterruptedException {
        await(() -> total, wanted, timeout);
    }

    void await(Name name, int wanted, Duration timeout) throws InterruptedException {
        await(() -> counts.getOrDefault(name, 0), wanted, timeout);
    }

    private void await(IntSupplier count, int wanted, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (count.getAsInt() < wanted) {
                if (left <= 0) {
                    throw new AssertionError(
                            count.getAsInt() + " questions arrived, not " + wanted + "; all questions: " + questions);
                }
                left = arrived.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
