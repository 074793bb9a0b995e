package org.caagate.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caagate.name.DomainName;

/** The servers that somebody chooses, one after the other, and what is wrong with the choice. */
final class ServerChoice {
    private final List<String> faults = new ArrayList<>();
    private final List<ServerSource> others = new ArrayList<>();
    private final Map<DomainName, List<ServerSource>> underSuffix = new LinkedHashMap<>();
    private boolean isSomethingForOthers;

    /** Adds servers for all names that no suffix covers. */
    void add(String option, DnsServer... servers) {
        isSomethingForOthers = true;
        others.addAll(sources(option, servers));
    }

    /** Adds servers for the names at or below a suffix. */
    void add(String option, DomainName suffix, DnsServer... servers) {
        under(suffix).addAll(sources(option, servers));
    }

    private List<ServerSource> sources(String option, DnsServer... servers) {
        if (servers.length == 0) {
            faults.add(option + ": no servers given");
        }
        return List.of(servers).stream().map(ServerSource::of).toList();
    }

    private List<ServerSource> under(DomainName suffix) {
        return underSuffix.computeIfAbsent(suffix, any -> new ArrayList<>());
    }

    /** Adds what a {@link ResolverSpec} says; what is wrong with it becomes a fault. */
    void add(String spec) {
        isSomethingForOthers |= !ResolverSpec.hasSuffix(spec);
        try {
            add(ResolverSpec.parse(spec));
        } catch (IllegalArgumentException e) {
            faults.add(e.getMessage());
        }
    }

    /** Adds what a spec stands for. */
    void add(ResolverSpec spec) {
        isSomethingForOthers |= spec.suffix().isEmpty();
        spec.suffix().map(this::under).orElse(others).add(spec.source());
    }

    void addSystem() {
        isSomethingForOthers = true;
        others.add(ServerSource.SYSTEM);
    }

    /** Returns all that is wrong: one clause each. */
    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        if (!isSomethingForOthers) {
            all.add(missing());
        }
        return all;
    }

    private String missing() {
        if (underSuffix.isEmpty()) {
            return "no servers: give at least one, or the system's (\"system\")";
        }
        String suffixes =
                underSuffix.keySet().stream().map(DomainName::toString).collect(Collectors.joining(", "));
        return "no servers for names outside " + suffixes
                + ": give one without a suffix as well, or the system's (\"system\")";
    }

    Routes routes(SystemServers system) {
        List<Routes.Route> routes = underSuffix.entrySet().stream()
                .map(entry -> Routes.Route.of(entry.getKey(), entry.getValue()))
                .toList();
        return new Routes(routes, others, system);
    }
}
