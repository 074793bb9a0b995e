package org.caagate.cli.directory;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.cli.option.Faults;

/**
 * Which hosts are reached through an HTTP proxy, as the environment says it: {@code https_proxy} and {@code no_proxy}, or the same
 * in upper case. Where both are set, the lower case counts; an empty one counts as not set. That is how curl reads them.
 *
 * <p>Immutable and thread-safe.
 */
public final class ProxyRules {
    private static final List<String> PROXY = List.of("https_proxy", "HTTPS_PROXY");
    private static final List<String> EXEMPT = List.of("no_proxy", "NO_PROXY");

    private final Optional<ProxyServer> proxy;
    private final ProxyExemptions exempt;

    private ProxyRules(Optional<ProxyServer> proxy, ProxyExemptions exempt) {
        this.proxy = proxy;
        this.exempt = exempt;
    }

    /**
     * Reads the rules. Of the proxy {@code http://[USER:PASSWORD@]HOST[:PORT]} is understood, port 80 unless given; of the hosts that
     * need none, separated by commas or blanks: {@code *}, a host or domain with all below it, with or without a leading dot, an
     * address, either with a port, and a block of addresses such as {@code 10.0.0.0/8}.
     *
     * @param environment the environment variables
     * @return the rules; without a proxy no host has one
     * @throws IllegalArgumentException if the variables that count cannot be read; it names every fault and no password
     */
    public static ProxyRules of(Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        Optional<ProxyServer> proxy = Optional.empty();
        Optional<String> variable = firstSet(environment, PROXY);
        if (variable.isEmpty()) {
            return new ProxyRules(proxy, ProxyExemptions.NONE);
        }
        try {
            proxy = variable.map(environment::get).map(ProxyServer::parse);
        } catch (IllegalArgumentException fault) {
            faults.add("the proxy in " + variable.get() + " cannot be used: " + fault.getMessage());
        }
        ProxyExemptions exempt = ProxyExemptions.NONE;
        Optional<String> exemptions = firstSet(environment, EXEMPT);
        try {
            exempt =
                    exemptions.map(environment::get).map(ProxyExemptions::parse).orElse(exempt);
        } catch (IllegalArgumentException fault) {
            faults.add(exemptions.orElseThrow() + " cannot be read: " + fault.getMessage());
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return new ProxyRules(proxy, exempt);
    }

    private static Optional<String> firstSet(Map<String, String> environment, List<String> names) {
        return names.stream()
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .findFirst();
    }

    Optional<ProxyServer> proxyFor(URI url) {
        return proxy.filter(any -> !exempt.cover(url));
    }

    /**
     * Reads the rules; what is wrong with them is a fault.
     *
     * @param environment the environment variables
     * @param faults where to complain
     * @return the rules, or nothing if there were faults
     */
    public static Optional<ProxyRules> read(Map<String, String> environment, Faults faults) {
        try {
            return Optional.of(of(environment));
        } catch (IllegalArgumentException fault) {
            faults.add(String.valueOf(fault.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Returns what the proxy is to be told of us, if it wants to know.
     *
     * @return the value of {@code Proxy-Authorization}
     */
    public Optional<String> credentials() {
        return proxy.flatMap(ProxyServer::credentials);
    }

    /**
     * Returns the rules for clients of the JDK.
     *
     * @return one proxy for each URL, or none
     */
    public ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI url) {
                return List.of(proxyFor(url).map(ProxyServer::toProxy).orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI url, SocketAddress proxyAddress, IOException failure) {
                // There is no second proxy to go on with; the failure reaches the caller by itself.
            }
        };
    }
}
