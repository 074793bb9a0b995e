package org.caagate.testkit.dns;

import java.util.Optional;

/** Code of a test that answers in the server's place, for everything that {@link Fault} has no name for. */
@FunctionalInterface
public interface Responder {

    /**
     * Returns the octets to send back, without the length that TCP puts before them, or nothing for silence.
     *
     * <p>It runs on the server's only thread: a responder that waits stops the whole server. If it throws, nothing is
     * sent, and {@link ScriptedDnsServer#close()} reports the exception.
     *
     * @param query what was asked
     * @return the answer, which need not be a DNS message
     */
    Optional<byte[]> respond(Query query);
}
