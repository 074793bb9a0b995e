package org.caagate;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caagate.name.Escaped;

/**
 * What an ACME directory says of the CA behind it (RFC 8555 section 7.1.1). It comes from the network and is not vetted: {@link
 * IssuerSelection#from} does that.
 *
 * @param uri where the directory is: the URL that the client is configured with, which is the key into the {@link IssuerTable}
 * @param caaIdentities the {@code caaIdentities} of its metadata, in order; none if it publishes none
 */
public record AcmeDirectory(URI uri, List<String> caaIdentities) {
    private static final String CAA_IDENTITIES = "caaIdentities";
    /** More than any CA has; each of them would authorize. */
    private static final int MOST_IDENTITIES = 100;

    /**
     * Copies the identities.
     *
     * @param uri where the directory is
     * @param caaIdentities what it publishes, in order
     */
    public AcmeDirectory {
        caaIdentities = List.copyOf(caaIdentities);
    }

    /**
     * Reads the metadata of a directory.
     *
     * @param uri where the directory is
     * @param meta its {@code meta} object as a JSON library reads it: arrays are lists, strings are strings; empty if there is none
     * @return the directory
     * @throws UnclearIssuerException if its {@code caaIdentities} are no array of at most 100 strings
     */
    public static AcmeDirectory ofMeta(URI uri, Map<String, ?> meta) {
        Object published = meta.get(CAA_IDENTITIES);
        return new AcmeDirectory(uri, published == null ? List.of() : identities(uri, published));
    }

    private static List<String> identities(URI uri, Object published) {
        if (!(published instanceof List<?> list) || list.size() > MOST_IDENTITIES) {
            throw new UnclearIssuerException("the caaIdentities of the directory " + Escaped.quote(uri.toString())
                    + " are no array of at most " + MOST_IDENTITIES + " names");
        }
        List<String> identities = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String identity)) {
                throw new UnclearIssuerException("the caaIdentities of the directory " + Escaped.quote(uri.toString())
                        + " hold something that is no string: " + Escaped.quote(String.valueOf(item)));
            }
            identities.add(identity);
        }
        return identities;
    }
}
