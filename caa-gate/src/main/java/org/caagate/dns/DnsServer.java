package org.caagate.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/**
 * A DNS server and the transport to reach it by.
 *
 * <p>Written {@code HOST}, {@code HOST:PORT} or {@code [V6]:PORT}, with {@code udp://} or {@code tcp://} before it. The default
 * transport is UDP, where truncated replies are asked for again over TCP (RFC 7766 section 5); the default port is 53.
 */
public final class DnsServer {
    private static final int DEFAULT_PORT = 53;

    private final Transport transport;
    private final InetSocketAddress address;

    private DnsServer(Transport transport, InetSocketAddress address) {
        this.transport = transport;
        this.address = address;
    }

    /**
     * Reads a server.
     *
     * <p>A host that is no IP address is resolved once, here, by the resolver of the JVM, which may take a while; its first
     * address counts.
     *
     * @param text for example {@code 192.0.2.53}, {@code [2001:db8::53]:5353} or {@code tcp://resolver.example}
     * @return the server
     * @throws IllegalArgumentException if it is no such thing, or the host has no address
     */
    public static DnsServer parse(String text) {
        int scheme = text.indexOf("://");
        Transport transport = scheme < 0 ? Transport.UDP : transport(text, text.substring(0, scheme));
        String place = scheme < 0 ? text : text.substring(scheme + 3);
        if (!place.startsWith("[") && place.indexOf(':') != place.lastIndexOf(':')) {
            throw invalid(text, "an IPv6 address goes in brackets: [2001:db8::53]:53");
        }
        int colon = place.startsWith("[") ? place.indexOf("]:") + 1 : place.indexOf(':');
        boolean hasPort = colon > 0;
        int port = hasPort ? port(text, place.substring(colon + 1)) : DEFAULT_PORT;
        InetAddress host = address(text, hasPort ? place.substring(0, colon) : place);
        return new DnsServer(transport, new InetSocketAddress(host, port));
    }

    static DnsServer udp(InetSocketAddress address) {
        return new DnsServer(Transport.UDP, address);
    }

    private static Transport transport(String text, String scheme) {
        return switch (scheme) {
            case "udp" -> Transport.UDP;
            case "tcp" -> Transport.TCP;
            case "tls", "https" -> throw invalid(text, scheme + ":// is not supported yet; use udp:// or tcp://");
            default -> throw invalid(text, "neither udp:// nor tcp://");
        };
    }

    private static int port(String text, String digits) {
        boolean isNumber =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = isNumber ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw invalid(text, "a port is a number from 1 to 65535");
        }
        return port;
    }

    private static InetAddress address(String text, String host) {
        if (!host.startsWith("[") && !isIp4(host)) {
            requireHostName(text, host);
        }
        try {
            // Brackets make it an error, not a question, if what is inside is no IPv6 address.
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw invalid(text, host.startsWith("[") ? "no IPv6 address in the brackets" : "the host has no address");
        }
    }

    /** The JVM would take {@code 127.1} and {@code 2130706433} for addresses as well. */
    private static boolean isIp4(String host) {
        String[] parts = host.split("\\.", -1);
        for (String part : parts) {
            boolean isOctet = part.matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(part) <= 255;
            if (!isOctet) {
                return false;
            }
        }
        return parts.length == 4;
    }

    private static void requireHostName(String text, String host) {
        try {
            DomainName.parse(host);
        } catch (IllegalArgumentException e) {
            throw invalid(text, "neither a host name nor an IP address before the port");
        }
    }

    private static IllegalArgumentException invalid(String text, String why) {
        return new IllegalArgumentException("DNS server " + Escaped.quote(text) + ": " + why);
    }

    Transport transport() {
        return transport;
    }

    InetSocketAddress address() {
        return address;
    }

    DnsServer over(Transport other) {
        return other == transport ? this : new DnsServer(other, address);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DnsServer that && transport == that.transport && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + transport.hashCode();
    }

    /** Returns transport, address and port, for example {@code udp://127.0.0.1:53} or {@code tcp://[::1]:53}. */
    @Override
    public String toString() {
        InetAddress host = address.getAddress();
        String shown = host instanceof Inet6Address six ? "[" + text(six) + "]" : host.getHostAddress();
        return transport.scheme() + "://" + shown + ":" + address.getPort();
    }

    /** The text of RFC 5952, which {@link Inet6Address#getHostAddress} does not give, with the scope if there is one. */
    private static String text(Inet6Address address) {
        String host = address.getHostAddress();
        int scope = host.indexOf('%');
        return new Identifier.Ip(address) + (scope < 0 ? "" : host.substring(scope));
    }
}
