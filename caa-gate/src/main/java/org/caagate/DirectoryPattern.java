package org.caagate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.caagate.name.Ascii;

/**
 * Which directory URIs mean a row of the table: for {@code https} the host and, where the table gives one, the port; for {@code
 * acme}, the scheme of acme4j's providers, the host and the path.
 */
record DirectoryPattern(String scheme, String host, OptionalInt port, Optional<String> path) {
    private static final String HTTPS = "https";
    private static final String ACME = "acme";
    private static final String ANY_PATH = "/*";
    private static final int HTTPS_PORT = 443;

    static DirectoryPattern ofDirectory(URI directory) {
        if (!isOf(directory, HTTPS)) {
            throw new IllegalArgumentException("a directory has an https URL with a host (RFC 8555 section 6.1)");
        }
        OptionalInt port = directory.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(directory.getPort());
        return new DirectoryPattern(HTTPS, host(directory), port, Optional.empty());
    }

    static DirectoryPattern ofHost(String host) {
        DirectoryPattern pattern = ofDirectory(uri("https://" + host + "/"));
        if (!pattern.host().equals(host)) {
            throw new IllegalArgumentException("a host is a name in lower case and nothing else");
        }
        return pattern;
    }

    static DirectoryPattern ofAcme(String text) {
        URI uri = uri(text);
        if (!isOf(uri, ACME)) {
            throw new IllegalArgumentException("not a URI of the scheme acme with a host");
        }
        Optional<String> path = path(uri).equals(ANY_PATH) ? Optional.empty() : Optional.of(path(uri));
        return new DirectoryPattern(ACME, host(uri), OptionalInt.empty(), path);
    }

    static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URI: " + e.getReason(), e);
        }
    }

    boolean matches(URI uri) {
        return isOf(uri, scheme)
                && host(uri).equals(host)
                && (port.isEmpty() || port.getAsInt() == portOf(uri))
                && (path.isEmpty() || path.get().equals(path(uri)));
    }

    /** Whether some URI could match both. */
    boolean overlaps(DirectoryPattern other) {
        return scheme.equals(other.scheme)
                && host.equals(other.host)
                && (port.isEmpty() || other.port.isEmpty() || port.equals(other.port))
                && (path.isEmpty() || other.path.isEmpty() || path.equals(other.path));
    }

    private static boolean isOf(URI uri, String scheme) {
        return uri.getScheme() != null && Ascii.equalFolded(uri.getScheme(), scheme) && uri.getHost() != null;
    }

    private static String host(URI uri) {
        String folded = Ascii.fold(Objects.requireNonNull(uri.getHost()));
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }

    private static int portOf(URI uri) {
        return uri.getPort() < 0 ? HTTPS_PORT : uri.getPort();
    }

    private static String path(URI uri) {
        String path = Objects.requireNonNullElse(uri.getPath(), "");
        return path.equals("/") ? "" : path;
    }
}
