package org.caagate.dns;

import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What failed about TLS, in words that say what to look at: JSSE speaks of path building and alerts. */
final class TlsTrouble {
    private static final int DEEPEST = 20;

    private TlsTrouble() {}

    /**
     * Finds the words.
     *
     * @param error what was thrown
     * @param name the name that the certificate has to be for
     * @return what the server did, or nothing if it is not about TLS
     */
    static Optional<TransportException> in(Throwable error, String name) {
        List<Throwable> causes = causes(error);
        if (isAny(causes, CertificateException.class)
                || isAny(causes, CertPathValidatorException.class)
                || isAny(causes, CertPathBuilderException.class)) {
            return Optional.of(TransportException.network("cannot be trusted: " + certificate(causes, name)));
        }
        if (!isAny(causes, SSLException.class)) {
            return Optional.empty();
        }
        // JSSE wraps a reset that has nothing to do with TLS.
        String what = isAny(causes, SocketException.class) ? "broke the connection" : "failed at TLS";
        return Optional.of(TransportException.network(what + " (" + said(causes) + ")"));
    }

    private static String certificate(List<Throwable> causes, String name) {
        if (isAny(causes, CertificateExpiredException.class)) {
            return "its certificate or that of a CA above it has expired";
        }
        if (isAny(causes, CertificateNotYetValidException.class)) {
            return "its certificate is not valid yet, or the clock here is slow";
        }
        if (isAny(causes, CertPathBuilderException.class)) {
            return "its certificate comes from no CA that is trusted here";
        }
        if (isAny(causes, CertPathValidatorException.class)) {
            return "its certificate does not verify (" + said(causes) + ")";
        }
        return (isOtherName(causes) ? "its certificate is not for " + name : "its certificate cannot be used") + " ("
                + said(causes) + ")";
    }

    /** JSSE has no exception of its own for that. */
    private static boolean isOtherName(List<Throwable> causes) {
        return causes.stream()
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message ->
                        message.startsWith("No subject alternative") || message.startsWith("No name matching"));
    }

    static boolean isAny(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    /** What the innermost cause that says anything says. */
    static String said(List<Throwable> causes) {
        String said = causes.get(0).getClass().getSimpleName();
        for (Throwable cause : causes) {
            String message = cause.getMessage();
            said = message == null || message.isEmpty() ? said : Texts.foreign(message);
        }
        return said;
    }

    /** Returns an exception and what caused it, outermost first. */
    static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = error; each != null && causes.size() < DEEPEST; each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}
