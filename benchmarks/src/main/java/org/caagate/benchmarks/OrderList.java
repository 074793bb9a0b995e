package org.caagate.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Orders as a hosting provider renews them, made up by a fixed rule: the same list each time. Registrable domains under 36 suffixes, the
 * n-th of which has a share like 1/n; few domains with many hosts, many with few. Of ten orders six are for one host or for a domain and
 * its {@code www}, three for 2 to 20 hosts of a domain, one for the names of one of the fifty orders before it: a second key, or a retry.
 */
final class OrderList {
    private static final List<String> SUFFIXES = List.of(
            ("com de net org co.uk nl ru com.br fr it eu com.au pl ch es info io ca jp in co us se at cz dk be co.jp no fi ir hu gr pt"
                            + " app dev")
                    .split(" "));
    private static final List<String> HOSTS =
            List.of("www mail api shop blog cdn dev staging app admin portal docs".split(" "));
    private static final int DOMAINS = 400;
    private static final int MOST_HOSTS = 200;
    private static final int MOST_IN_ORDER = 20;
    private static final int RECENT = 50;

    private final Random random = new Random(8659);
    private final List<String> domains =
            IntStream.range(0, DOMAINS).mapToObj(this::domain).toList();
    private final List<List<String>> orders = new ArrayList<>();

    private OrderList(int count) {
        while (orders.size() < count) {
            orders.add(order(random.nextInt(10)));
        }
    }

    /** Returns so many orders, the names of each. */
    static List<List<String>> of(int count) {
        return List.copyOf(new OrderList(count).orders);
    }

    private String domain(int index) {
        return "customer" + index + "." + SUFFIXES.get(skewed(SUFFIXES.size()));
    }

    private List<String> order(int kind) {
        if (kind == 9 && !orders.isEmpty()) {
            return orders.get(orders.size() - 1 - random.nextInt(Math.min(RECENT, orders.size())));
        }
        int domain = skewed(DOMAINS);
        String name = domains.get(domain);
        int hosts = 1 + MOST_HOSTS / (1 + domain);
        if (kind >= 6) {
            return random.ints(2 + random.nextInt(MOST_IN_ORDER - 1), 0, hosts)
                    .distinct()
                    .mapToObj(host -> host(host) + "." + name)
                    .toList();
        }
        return kind < 3 ? List.of(name, "www." + name) : List.of(host(random.nextInt(hosts)) + "." + name);
    }

    /** The first host names are those that everybody has; beyond, there is a level more: {@code api.team1}. */
    private static String host(int index) {
        String first = HOSTS.get(index % HOSTS.size());
        return index < HOSTS.size() ? first : first + ".team" + index / HOSTS.size();
    }

    /** A number below a bound, n as often as 1 / (n + 1) says. */
    private int skewed(int bound) {
        return (int) Math.floor(Math.pow(bound + 1.0, random.nextDouble())) - 1;
    }
}
