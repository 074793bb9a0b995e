package org.caagate;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caagate.name.Escaped;

/**
 * The data that an ACME directory publishes about its CA (RFC 8555 section 7.1.1). They come from the network and are not checked here;
 * {@link IssuerSelection#from} checks them.
 *
 * @param uri the URL of the directory that the client is configured with, which is the key into the {@link IssuerTable}
 * @param caaIdentities the {@code caaIdentities} of its metadata, in order; empty if it publishes none
 */
public record AcmeDirectory(URI uri, List<String> caaIdentities) {
    private static final String CAA_IDENTITIES = "caaIdentities";
    /** More than any CA has; each of them would authorize. */
    private static final int MOST_IDENTITIES = 100;

    /**
     * Copies the identities.
     *
     * @param uri the URL of the directory
     * @param caaIdentities the published identities, in order
     */
    public AcmeDirectory {
        caaIdentities = List.copyOf(caaIdentities);
    }

    /**
     * Reads the metadata of a directory.
     *
     * @param uri the URL of the directory
     * @param meta its {@code meta} object as a JSON library reads it: arrays are lists, strings are strings; empty if there is none
     * @return the directory
     * @throws UnclearIssuerException if its {@code caaIdentities} are not an array of at most 100 strings
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
