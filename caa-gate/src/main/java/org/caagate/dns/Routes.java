package org.caagate.dns;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.xbill.DNS.Name;

/** Which servers to ask for which names: the longest suffix that fits decides, for an alias target by its own name. */
final class Routes {
    private final List<Route> routes;
    private final Supplier<List<DnsServer>> others;

    /**
     * Makes routes.
     *
     * @param routes the suffixes with servers of their own
     * @param others the servers for all other names
     */
    Routes(List<Route> routes, Supplier<List<DnsServer>> others) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.suffix().labels())
                        .reversed())
                .toList();
        this.others = others;
    }

    /**
     * Servers for the names at and below a suffix.
     *
     * @param suffix the suffix
     * @param servers at least one
     */
    record Route(Name suffix, List<DnsServer> servers) {
        /** Copies the list. */
        Route {
            servers = List.copyOf(servers);
        }
    }

    List<DnsServer> serversFor(Name name) {
        for (Route route : routes) {
            if (name.subdomain(route.suffix())) {
                return route.servers();
            }
        }
        return others.get();
    }
}
