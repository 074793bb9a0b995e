package org.caagate.dns;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;

/** What failed about HTTPS, in words. */
final class HttpsTrouble {
    private HttpsTrouble() {}

    /** Returns what to tell of an exception of the HTTP client. */
    static Throwable of(Throwable error, HttpsOrigin origin) {
        List<Throwable> causes = TlsTrouble.causes(error);
        for (Throwable cause : causes) {
            if (cause instanceof TransportException told) {
                return told;
            }
        }
        if (TlsTrouble.isAny(causes, CancellationException.class)) {
            return error;
        }
        return TlsTrouble.in(error, origin.server().address().getHostString())
                .orElseGet(() -> TransportException.network(connection(causes, origin)));
    }

    private static String connection(List<Throwable> causes, HttpsOrigin origin) {
        String peer = origin.settings()
                .proxy(origin.url())
                .map(proxy -> "the proxy " + Texts.foreign(proxy))
                .orElse("its host");
        if (TlsTrouble.isAny(causes, UnresolvedAddressException.class)
                || TlsTrouble.isAny(causes, UnknownHostException.class)) {
            return "cannot be reached: the name of " + peer + " has no address";
        }
        String what = TlsTrouble.isAny(causes, ConnectException.class)
                ? "cannot be reached: no connection to " + peer
                : "broke the connection";
        return what + " (" + TlsTrouble.said(causes) + ")";
    }

    /** Returns whether a connection ended that had been there. */
    static boolean isBrokenConnection(Throwable error) {
        List<Throwable> causes = TlsTrouble.causes(error);
        return TlsTrouble.isAny(causes, IOException.class)
                && !TlsTrouble.isAny(causes, TransportException.class)
                && !TlsTrouble.isAny(causes, ConnectException.class)
                && !TlsTrouble.isAny(causes, SSLException.class);
    }

    /**
     * Returns whether the server says that it has not begun to read a request, which may then be sent again (RFC 9113 section 8.7). Knot
     * Resolver 5 says so whenever the frames of two requests alternate. The client's words are all that tells: those of JDK 17,
     * and of JDK 25, which has tried again itself.
     */
    static boolean isRefusedStream(Throwable error) {
        return TlsTrouble.causes(error).stream()
                .map(Throwable::getMessage)
                .anyMatch(said -> "Received RST_STREAM: Stream not processed".equals(said)
                        || "request not processed by peer".equals(said));
    }

    /** Returns whether the client had more to ask than the server takes at once. Its words are all that tells. */
    static boolean isTooManyStreams(Throwable error) {
        return TlsTrouble.causes(error).stream()
                .map(Throwable::getMessage)
                .anyMatch("too many concurrent streams"::equals);
    }
}
