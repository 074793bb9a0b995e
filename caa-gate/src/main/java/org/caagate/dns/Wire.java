package org.caagate.dns;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A way to get octets to a server and back. What they mean is nothing to a wire. */
@FunctionalInterface
interface Wire {
    /**
     * Sends a query; never blocks.
     *
     * @param query what to send
     * @param server where to
     * @return what is under way
     * @throws IOException if it could not even be sent
     */
    Pending send(Query query, DnsServer server) throws IOException;

    /** A query that is under way. It holds a socket, or a part of one, until its reply has completed. */
    interface Pending {
        /**
         * Returns the query as it was sent, which once there is a reply is what that has to be held against: transports have ids
         * of their own.
         *
         * @return the query
         */
        Query query();

        /**
         * Returns what comes back.
         *
         * @return completes with the octets of one message or with what the network said, on a thread that must not be held up
         */
        CompletableFuture<byte[]> reply();

        /** Completes the reply now: nothing better is to be expected. */
        void giveUp();
    }
}
