package org.caagate.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/**
 * The text of a server, as {@link DnsServer} describes it.
 *
 * @param text what somebody wrote
 */
record ServerText(String text) {
    /** What a URI template for GET ends with; for POST it stands for nothing (RFC 8484 section 4.1). */
    private static final String GET_TEMPLATE = "{?dns}";

    DnsServer server() {
        int scheme = text.indexOf("://");
        Transport transport = scheme < 0 ? Transport.UDP : transport(text.substring(0, scheme));
        String place = scheme < 0 ? text : text.substring(scheme + 3);
        return switch (transport) {
            case UDP, TCP -> clear(transport, place);
            case TLS -> tls(place);
            case HTTPS -> https();
        };
    }

    private Transport transport(String scheme) {
        return switch (scheme) {
            case "udp" -> Transport.UDP;
            case "tcp" -> Transport.TCP;
            case "tls" -> Transport.TLS;
            case "https" -> Transport.HTTPS;
            default -> throw invalid("neither udp://, tcp://, tls:// nor https://");
        };
    }

    private DnsServer clear(Transport transport, String place) {
        Place at = place(place, transport);
        return new DnsServer(transport, new InetSocketAddress(address(at.host()), at.port()), "");
    }

    private DnsServer tls(String place) {
        int at = place.indexOf('@');
        Place named = place(at < 0 ? place : place.substring(0, at), Transport.TLS);
        boolean isIp = isIp(named.host());
        String name = isIp ? new Identifier.Ip(address(named.host())).toString() : hostName(named.host());
        InetAddress address = at < 0 ? address(named.host()) : literal(place.substring(at + 1));
        return new DnsServer(Transport.TLS, new InetSocketAddress(address, named.port()), name);
    }

    private InetAddress literal(String host) {
        boolean isBare = host.indexOf(':') < host.lastIndexOf(':') && !host.startsWith("[");
        String bracketed = isBare ? "[" + host + "]" : host;
        if (!isIp(bracketed)) {
            throw invalid("after the @ stands the IP address of the server, and nothing else");
        }
        return address(bracketed);
    }

    private DnsServer https() {
        URI url = url(text.endsWith(GET_TEMPLATE) ? text.substring(0, text.length() - GET_TEMPLATE.length()) : text);
        String host = isIp(url.getHost()) ? ip(url.getHost()) : hostName(url.getHost());
        int port = url.getPort() < 0 ? Transport.HTTPS.port() : port(String.valueOf(url.getPort()));
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String shown = "https://" + host + (port == Transport.HTTPS.port() ? "" : ":" + port) + path;
        // A host name is looked up for each connection, or by the proxy, and never on a thread of the caller.
        InetSocketAddress place = isIp(host)
                ? new InetSocketAddress(address(host), port)
                : InetSocketAddress.createUnresolved(host, port);
        return new DnsServer(Transport.HTTPS, place, shown);
    }

    private String ip(String host) {
        String canonical = new Identifier.Ip(address(host)).toString();
        return canonical.indexOf(':') < 0 ? canonical : "[" + canonical + "]";
    }

    private URI url(String written) {
        URI url;
        try {
            url = new URI(written);
        } catch (URISyntaxException e) {
            throw invalid("no URL: " + e.getReason() + ", at character " + (e.getIndex() + 1));
        }
        if (!written.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw invalid("a URL is ASCII: give the A-label (xn--...) of a host, and other octets as %XX");
        }
        boolean isPortMissing =
                url.getRawAuthority() != null && url.getRawAuthority().endsWith(":");
        if (url.getHost() == null || url.getRawUserInfo() != null || isPortMissing) {
            throw invalid("no URL with a host and, if need be, a port: https://HOST[:PORT]/PATH");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw invalid("a URL with a query or a fragment, which a question by POST has no use for");
        }
        return url;
    }

    /**
     * A host and its port.
     *
     * @param host a host name, or an IP address, with brackets if it has colons
     * @param port its port
     */
    private record Place(String host, int port) {}

    private Place place(String place, Transport transport) {
        if (!place.startsWith("[") && place.indexOf(':') != place.lastIndexOf(':')) {
            throw invalid("an IPv6 address goes in brackets: [2001:db8::53]:" + transport.port());
        }
        int colon = place.startsWith("[") ? place.indexOf("]:") + 1 : place.indexOf(':');
        boolean hasPort = colon > 0;
        return hasPort
                ? new Place(place.substring(0, colon), port(place.substring(colon + 1)))
                : new Place(place, transport.port());
    }

    private int port(String digits) {
        boolean isNumber =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = isNumber ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65535) {
            throw invalid("a port is a number from 1 to 65535");
        }
        return port;
    }

    private InetAddress address(String host) {
        if (!isIp(host)) {
            requireHostName(host);
        }
        try {
            // Brackets make it an error, not a question, if what is inside is no IPv6 address.
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw invalid(host.startsWith("[") ? "no IPv6 address in the brackets" : "the host has no address");
        }
    }

    private static boolean isIp(String host) {
        return host.startsWith("[") || isIp4(host);
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

    private DomainName requireHostName(String host) {
        try {
            return DomainName.parse(host);
        } catch (IllegalArgumentException e) {
            throw invalid("neither a host name nor an IP address before the port");
        }
    }

    /** A name that certificates and TLS's server name indication can hold. */
    private String hostName(String host) {
        DomainName name = requireHostName(host);
        if (name.hasUnderscore()) {
            throw invalid("no certificate is for a name with an underscore");
        }
        return name.toString();
    }

    private IllegalArgumentException invalid(String why) {
        return new IllegalArgumentException("DNS server " + Escaped.quote(text) + ": " + why);
    }
}
