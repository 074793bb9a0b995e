package org.caagate.acme4j;

import java.net.URI;
import java.net.URL;
import org.caagate.AcmeDirectory;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.toolbox.JSON;

/** The ACME directories that acme4j reads, as the library wants them. */
final class Directories {
    private Directories() {}

    /** The directory of a session; acme4j fetches it unless the CA allowed to keep it. */
    static AcmeDirectory of(Session session) throws AcmeException {
        URL url = session.provider().resolve(session.getServerUri());
        return of(url, session.getMetadata().getJSON());
    }

    static AcmeDirectory of(URL url, JSON meta) {
        return AcmeDirectory.ofMeta(URI.create(url.toString()), meta.toMap());
    }
}
