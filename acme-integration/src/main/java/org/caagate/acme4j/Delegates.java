package org.caagate.acme4j;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.caagate.name.Escaped;
import org.shredzone.acme4j.provider.AcmeProvider;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** The providers that acme4j would choose itself. */
final class Delegates {
    private Delegates() {}

    /**
     * Finds the provider for a URI as {@link org.shredzone.acme4j.Session} does.
     *
     * @throws IllegalArgumentException if several accept it
     */
    static Optional<AcmeProvider> find(URI server) {
        AcmeProvider generic = new GenericAcmeProvider();
        if (generic.accepts(server)) {
            return Optional.of(generic);
        }
        List<AcmeProvider> found = new ArrayList<>();
        for (AcmeProvider provider : ServiceLoader.load(AcmeProvider.class)) {
            // Gated twice would be one gate whose settings nobody sees.
            if (!(provider instanceof CaaGateAcmeProvider) && provider.accepts(server)) {
                found.add(provider);
            }
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("both " + found.get(0).getClass().getName() + " and "
                    + found.get(1).getClass().getName() + " accept " + Escaped.quote(server.toString()));
        }
        return found.stream().findFirst();
    }

    static AcmeProvider require(URI server) {
        return find(server)
                .orElseThrow(
                        () -> new IllegalArgumentException("no ACME provider for " + Escaped.quote(server.toString())));
    }
}
