package org.caagate.testkit.acme;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The nonces given out and not yet used, the latest of them only, so that memory stays bounded. Thread-safe. */
final class Nonces {

    private static final int MAXIMUM = 10_000;

    private final Set<String> unused = new LinkedHashSet<>();

    synchronized String issue() {
        if (unused.size() == MAXIMUM) {
            Iterator<String> oldest = unused.iterator();
            oldest.next();
            oldest.remove();
        }
        String nonce = Base64Url.random();
        unused.add(nonce);
        return nonce;
    }

    /** Uses a nonce up; false if it was never given out or is used already. */
    synchronized boolean use(String nonce) {
        return unused.remove(nonce);
    }
}
