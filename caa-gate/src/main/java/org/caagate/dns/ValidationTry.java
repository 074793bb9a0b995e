package org.caagate.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.LookupContext;

/** On whose behalf keys and delegations are asked for: the try of one request with one server. */
final class ValidationTry {
    /** Twice the labels of the longest name, and some. */
    private static final int MOST_QUESTIONS = 300;

    private final LookupContext context;
    private final DnsServer server;
    private final Executor executor;
    private final List<Exchange> exchanges = new ArrayList<>();
    private int questions;

    ValidationTry(LookupContext context, DnsServer server, Executor executor) {
        this.context = context;
        this.server = server;
        this.executor = executor;
    }

    LookupContext context() {
        return context;
    }

    DnsServer server() {
        return server;
    }

    Executor executor() {
        return executor;
    }

    /** Returns whether one more question may be asked. */
    synchronized boolean mayAsk() {
        return questions++ < MOST_QUESTIONS;
    }

    synchronized void keep(List<Exchange> more) {
        exchanges.addAll(more);
    }

    /** Returns what was exchanged so far. */
    synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }
}
