package org.caagate.cli.directory;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.caagate.name.Escaped;

/**
 * Why there was no response, in words.
 *
 * @param what what happened, a clause that is safe to print
 * @param advice what to do about it
 */
record ConnectionFailure(String what, Advice advice) {
    private static final int DEEPEST = 20;

    static ConnectionFailure of(Throwable failure, Optional<ProxyServer> proxy) {
        List<Throwable> causes = causes(failure);
        if (isAny(causes, BoundedBody.TooLargeException.class)) {
            return new ConnectionFailure(
                    "it sent more than " + (DirectoryDocument.MOST_OCTETS >> 10)
                            + " kB, and no directory is that large",
                    Advice.CHECK_URL);
        }
        if (isAny(causes, SSLException.class)) {
            return ofTls(causes);
        }
        String peer = proxy.isPresent() ? "the proxy" : "its host";
        Advice advice = proxy.isPresent() ? Advice.CHECK_PROXY : Advice.CHECK_NETWORK;
        if (isAny(causes, UnresolvedAddressException.class) || isAny(causes, UnknownHostException.class)) {
            return new ConnectionFailure("the name of " + peer + " has no address in DNS", advice);
        }
        if (isAny(causes, HttpTimeoutException.class)) {
            return new ConnectionFailure("nothing was heard from " + peer + " in time", Advice.CHECK_NETWORK);
        }
        if (isAny(causes, ConnectException.class)) {
            return new ConnectionFailure("no connection to " + peer + " (" + said(causes) + ")", advice);
        }
        return new ConnectionFailure("the connection broke (" + said(causes) + ")", advice);
    }

    private static ConnectionFailure ofTls(List<Throwable> causes) {
        if (isAny(causes, CertificateExpiredException.class)) {
            return new ConnectionFailure("the certificate of its host or of a CA above has expired", Advice.CHECK_HOST);
        }
        if (isAny(causes, CertificateNotYetValidException.class)) {
            return new ConnectionFailure(
                    "the certificate of its host is not valid yet, or the clock here is slow", Advice.CHECK_HOST);
        }
        if (isAny(causes, CertPathBuilderException.class) || isAny(causes, CertPathValidatorException.class)) {
            return new ConnectionFailure(
                    "the certificate of its host comes from no CA that is trusted here", Advice.CA_BUNDLE);
        }
        if (isAny(causes, CertificateException.class)) {
            return new ConnectionFailure(
                    "the certificate of its host is for another host (" + said(causes) + ")", Advice.CHECK_HOST);
        }
        return new ConnectionFailure("TLS failed (" + said(causes) + ")", Advice.CHECK_NETWORK);
    }

    private static boolean isAny(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    /** What the innermost cause that says anything says. */
    private static String said(List<Throwable> causes) {
        String said = causes.get(0).getClass().getSimpleName();
        for (Throwable cause : causes) {
            String message = cause.getMessage();
            said = message == null || message.isEmpty() ? said : message;
        }
        return Escaped.quote(said);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = failure; each != null && causes.size() < DEEPEST; each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}
