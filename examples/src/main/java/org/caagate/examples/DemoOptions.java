package org.caagate.examples;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.caagate.dns.DnsServer;
import org.caagate.name.Identifier;

/**
 * What the demo is told to do at a real CA.
 *
 * @param directory the ACME directory, or an {@code acme:} URI
 * @param resolver the resolver to look at CAA through
 * @param issuers issuer domain names, where the directory does not say them
 * @param names the names to order
 */
record DemoOptions(URI directory, DnsServer resolver, List<String> issuers, List<String> names) {
    static final String USAGE = "usage: demo [--directory URL --resolver ADDRESS[:PORT] [--issuer DOMAIN]... NAME...]";

    static DemoOptions parse(List<String> arguments) {
        Optional<URI> directory = Optional.empty();
        Optional<DnsServer> resolver = Optional.empty();
        List<String> issuers = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--directory" -> directory = Optional.of(URI.create(value(argument, rest)));
                case "--resolver" -> resolver = Optional.of(DnsServer.parse(value(argument, rest)));
                case "--issuer" -> issuers.add(value(argument, rest));
                default -> names.add(name(argument));
            }
        }
        if (directory.isEmpty() || resolver.isEmpty() || names.isEmpty()) {
            throw new IllegalArgumentException("a real order needs --directory, --resolver and at least one name");
        }
        Identifier.parseAll(names);
        return new DemoOptions(directory.get(), resolver.get(), List.copyOf(issuers), List.copyOf(names));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static String name(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("no such option: " + argument);
        }
        return argument;
    }
}
