package org.caagate.cli.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Collectors;
import org.caagate.IssuerRow;
import org.caagate.IssuerTable;
import org.caagate.name.Ascii;
import org.caagate.name.EditDistance;
import org.caagate.name.Escaped;

/** The ways to say which ACME directory is meant: its URL, or a word that the table of issuers has for it. */
public final class AcmeDirectories {
    private static final String HTTPS = "https";
    private static final int MOST_ERRORS = 2;
    private static final int SHORTEST_WORD = 4;

    private AcmeDirectories() {}

    /**
     * Returns the URL of a directory. A word stands for the first directory of its row in {@link IssuerTable#builtIn()}: all
     * directories of a row belong to one issuer.
     *
     * @param urlOrAlias an {@code https} URL (RFC 8555 section 6.1), or an id or alias of the table in any case
     * @return an {@code https} URL with a host, in printable ASCII
     * @throws IllegalArgumentException if it is neither; the message says what to write instead
     */
    public static URI resolve(String urlOrAlias) {
        return urlOrAlias.contains(":") || urlOrAlias.contains("/") ? url(urlOrAlias) : ofAlias(urlOrAlias);
    }

    private static URI url(String text) {
        try {
            return requireHttps(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the ACME directory " + Escaped.quote(text) + " is no URL: " + Escaped.quote(e.getReason()), e);
        }
    }

    /** Returns the URL, in printable ASCII, if it is one that a directory may have. */
    static URI requireHttps(URI url) {
        String shown = "the ACME directory " + Escaped.quote(withoutUserInfo(url));
        if (url.getScheme() == null || !Ascii.equalFolded(url.getScheme(), HTTPS)) {
            throw new IllegalArgumentException(shown
                    + " has no https URL: without TLS its answers are not authenticated (RFC 8555 section" + " 6.1)");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > ProxyServer.LAST_PORT) {
            throw new IllegalArgumentException(shown + " has no host and port that could be asked");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    shown + " has a user name, a password or a fragment (#), and a directory has none of them");
        }
        return URI.create(url.toASCIIString());
    }

    /** A password has no place in a message. */
    private static String withoutUserInfo(URI url) {
        String userInfo = url.getRawUserInfo();
        return userInfo == null ? url.toString() : url.toString().replace(userInfo + "@", "");
    }

    private static URI ofAlias(String word) {
        IssuerRow row = IssuerTable.builtIn().withId(word).orElseThrow(() -> unknown(word));
        return row.directories().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the table knows no ACME directory of "
                        + Escaped.quote(row.displayName()) + ": give the URL of yours"));
    }

    private static IllegalArgumentException unknown(String word) {
        List<String> words = IssuerTable.builtIn().rows().stream()
                .filter(row -> !row.directories().isEmpty())
                .map(IssuerRow::id)
                .toList();
        return new IllegalArgumentException("there is no ACME directory called " + Escaped.quote(word) + near(word)
                + "; give its URL, or one of " + String.join(", ", words));
    }

    private static String near(String word) {
        String folded = Ascii.fold(word);
        String meant = IssuerTable.builtIn().rows().stream()
                .filter(row -> !row.directories().isEmpty())
                .filter(row ->
                        isNear(folded, row.id()) || row.aliases().stream().anyMatch(alias -> isNear(folded, alias)))
                .map(IssuerRow::id)
                .collect(Collectors.joining(" or "));
        return meant.isEmpty() ? "" : " (did you mean " + meant + "?)";
    }

    /** Between shorter words two typing errors leave nothing alike. */
    private static boolean isNear(String word, String other) {
        boolean isLong = word.length() >= SHORTEST_WORD && other.length() >= SHORTEST_WORD;
        return isLong && (other.startsWith(word) || EditDistance.upTo(MOST_ERRORS, word, other) <= MOST_ERRORS);
    }
}
