package org.caagate.dns;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caagate.name.DomainName;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Which servers to ask for which names: the longest suffix that fits decides, for an alias target by its own name. */
final class Routes {
    private final List<Route> routes;
    private final List<ServerSource> others;
    private final SystemServers system;

    /**
     * Makes routes.
     *
     * @param routes the suffixes with servers of their own
     * @param others the servers for all other names, in order
     * @param system the system's configuration
     */
    Routes(List<Route> routes, List<ServerSource> others, SystemServers system) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.name().labels())
                        .reversed())
                .toList();
        this.others = List.copyOf(others);
        this.system = system;
    }

    /**
     * Servers for the names at and below a suffix.
     *
     * @param suffix the suffix
     * @param name the same as DNS has it
     * @param sources at least one, in order
     */
    record Route(DomainName suffix, Name name, List<ServerSource> sources) {
        /** Copies the list. */
        Route {
            sources = List.copyOf(sources);
        }

        static Route of(DomainName suffix, List<ServerSource> sources) {
            try {
                return new Route(suffix, Name.fromString(suffix.absolute()), sources);
            } catch (TextParseException e) {
                throw new IllegalArgumentException("dnsjava cannot read " + suffix, e);
            }
        }
    }

    List<DnsServer> serversFor(Name name) {
        return servers(routeOf(name).map(Route::sources).orElse(others));
    }

    /** Returns the suffix that decides, or nothing if none fits. */
    private Optional<Route> routeOf(Name name) {
        return routes.stream().filter(route -> name.subdomain(route.name())).findFirst();
    }

    /**
     * Returns what of a judgement is for the servers of a name to say: the first alias that leads to names of other servers is the last
     * one, and what is there is for these to say.
     *
     * @param name the name that was asked
     * @param judgement what one of its servers said
     * @return the same, or as much of it as counts
     */
    Judgement within(Name name, Judgement judgement) {
        Optional<Route> own = routeOf(name);
        List<Link> links =
                judgement instanceof Judgement.Broken broken ? broken.stale().links() : judgement.links();
        for (int i = 0; i < links.size(); i++) {
            Name target = links.get(i).target();
            if (!routeOf(target).equals(own)) {
                return cut(judgement, target, List.copyOf(links.subList(0, i + 1)));
            }
        }
        return judgement;
    }

    private static Judgement cut(Judgement judgement, Name end, List<Link> links) {
        return judgement instanceof Judgement.Broken broken
                ? new Judgement.Broken(broken.failure(), new Judgement.Records(List.of(), links))
                : new Judgement.Elsewhere(end, links);
    }

    private List<DnsServer> servers(List<ServerSource> sources) {
        if (sources.size() == 1) {
            return sources.get(0).servers(system);
        }
        Set<DnsServer> servers = new LinkedHashSet<>();
        for (ServerSource source : sources) {
            servers.addAll(source.servers(system));
        }
        return List.copyOf(servers);
    }

    /** Returns all servers as text, those of a suffix after it and an equals sign. */
    List<String> describe() {
        Stream<String> general = servers(others).stream().map(DnsServer::toString);
        Stream<String> special = routes.stream()
                .flatMap(route -> servers(route.sources()).stream().map(server -> route.suffix() + "=" + server));
        return Stream.concat(general, special).toList();
    }
}
