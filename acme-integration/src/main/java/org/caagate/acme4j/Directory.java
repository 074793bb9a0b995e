package org.caagate.acme4j;

import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caagate.name.Escaped;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * What an ACME directory says of the CA behind it (RFC 8555 section 7.1.1). It comes from the network and is not vetted yet.
 *
 * @param uri where the directory is
 * @param identities its {@code caaIdentities}, in order; none if it publishes none
 */
record Directory(URI uri, List<String> identities) {
    /** More than any CA has; each of them would authorize. */
    private static final int MOST_IDENTITIES = 100;

    /** Where a directory comes from: what it says of itself may be unreadable. */
    @FunctionalInterface
    interface Source {
        Directory read() throws GateConfigurationException;
    }

    Directory {
        identities = List.copyOf(identities);
    }

    /** The directory of a session; acme4j fetches it unless the CA allowed to keep it. */
    static Directory of(Session session) throws AcmeException {
        URL url = session.provider().resolve(session.getServerUri());
        return of(url, session.getMetadata().getJSON());
    }

    static Directory of(URL url, JSON meta) throws GateConfigurationException {
        URI uri = URI.create(url.toString());
        return new Directory(uri, identities(uri, meta.toMap()));
    }

    private static List<String> identities(URI uri, Map<String, Object> meta) throws GateConfigurationException {
        Object published = meta.get("caaIdentities");
        if (published == null) {
            return List.of();
        }
        if (!(published instanceof List<?> list) || list.size() > MOST_IDENTITIES) {
            throw new GateConfigurationException("the caaIdentities of the directory " + Escaped.quote(uri.toString())
                    + " are no array of at most " + MOST_IDENTITIES + " names");
        }
        List<String> identities = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String identity)) {
                throw new GateConfigurationException(
                        "the caaIdentities of the directory " + Escaped.quote(uri.toString())
                                + " hold something that is no string: " + Escaped.quote(String.valueOf(item)));
            }
            identities.add(identity);
        }
        return identities;
    }
}
