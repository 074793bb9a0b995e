package org.caagate.cli.directory;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caagate.name.Ascii;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidNameException;

/** The hosts that are reached without the proxy. Names are compared as they are written: none is looked up. */
final class ProxyExemptions {
    static final ProxyExemptions NONE = new ProxyExemptions(List.of());

    private static final int HTTPS_PORT = 443;
    private static final Pattern SEPARATORS = Pattern.compile("[, \t]+");
    private static final Pattern BLOCK = Pattern.compile("(?<address>[^/]+)/(?<bits>[0-9]{1,3})");
    private static final Pattern WITH_PORT =
            Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?");

    private final List<Exemption> entries;

    private ProxyExemptions(List<Exemption> entries) {
        this.entries = entries;
    }

    /** One entry of the list. */
    @FunctionalInterface
    private interface Exemption {
        boolean covers(String host, int port);
    }

    /**
     * Reads a list, separated by commas and blanks.
     *
     * @throws IllegalArgumentException if an entry cannot be read; it names every one of them
     */
    static ProxyExemptions parse(String list) {
        List<Exemption> entries = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String entry : SEPARATORS.split(list, 0)) {
            if (!entry.isEmpty()) {
                exemption(entry).ifPresentOrElse(entries::add, () -> faults.add(Escaped.quote(entry)));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "neither *, host, .domain, address, address/bits nor one of them with a port: "
                            + String.join(", ", faults));
        }
        return new ProxyExemptions(entries);
    }

    private static Optional<Exemption> exemption(String entry) {
        if (entry.equals("*")) {
            return Optional.of((host, port) -> true);
        }
        Matcher block = BLOCK.matcher(entry);
        if (block.matches()) {
            return address(block.group("address"))
                    .flatMap(first -> block(first, Integer.parseInt(block.group("bits"))));
        }
        Optional<InetAddress> bare = address(entry);
        if (bare.isPresent()) {
            return Optional.of((host, port) -> address(host).equals(bare));
        }
        Matcher withPort = WITH_PORT.matcher(entry.startsWith("*.") ? entry.substring(1) : entry);
        return withPort.matches() ? hostOrAddress(withPort) : Optional.empty();
    }

    private static Optional<Exemption> hostOrAddress(Matcher entry) {
        String name = plain(entry.group("host"));
        Exemption hosts = address(name).map(ProxyExemptions::only).orElseGet(() -> under(name));
        if (entry.group("port") == null) {
            return Optional.of(hosts);
        }
        int its = Integer.parseInt(entry.group("port"));
        return its < 1 || its > ProxyServer.LAST_PORT
                ? Optional.empty()
                : Optional.of((host, port) -> port == its && hosts.covers(host, port));
    }

    private static Exemption only(InetAddress address) {
        return (host, port) -> address(host).equals(Optional.of(address));
    }

    /** The domain itself and all below it, whether or not it is written with a leading dot, as in curl. */
    private static Exemption under(String domain) {
        String suffix = domain.startsWith(".") ? domain : "." + domain;
        return (host, port) -> ("." + host).endsWith(suffix);
    }

    private static Optional<Exemption> block(InetAddress first, int bits) {
        int all = Byte.SIZE * first.getAddress().length;
        if (bits > all) {
            return Optional.empty();
        }
        BigInteger network = network(first, all - bits);
        return Optional.of((host, port) -> address(host)
                .filter(address -> Byte.SIZE * address.getAddress().length == all)
                .filter(address -> network(address, all - bits).equals(network))
                .isPresent());
    }

    private static BigInteger network(InetAddress address, int hostBits) {
        return new BigInteger(1, address.getAddress()).shiftRight(hostBits);
    }

    /** Reads an address, or nothing if it is a name; nothing is looked up. */
    private static Optional<InetAddress> address(String text) {
        try {
            return Identifier.parse(text) instanceof Identifier.Ip ip ? Optional.of(ip.address()) : Optional.empty();
        } catch (InvalidNameException none) {
            return Optional.empty();
        }
    }

    boolean cover(URI url) {
        String host = plain(String.valueOf(url.getHost()));
        int port = url.getPort() < 0 ? HTTPS_PORT : url.getPort();
        return entries.stream().anyMatch(entry -> entry.covers(host, port));
    }

    /** The host in lower case without the brackets of RFC 3986 and without the dot of the root. */
    private static String plain(String host) {
        String folded = Ascii.fold(host);
        if (folded.startsWith("[")) {
            return folded.substring(1, folded.length() - 1);
        }
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }
}
