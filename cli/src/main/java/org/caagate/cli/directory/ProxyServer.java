package org.caagate.cli.directory;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy that connections are tunnelled through by {@code CONNECT} (RFC 9110 section 9.3.6).
 *
 * @param host its name or address
 * @param port its port
 * @param credentials the value of {@code Proxy-Authorization}, if it wants one
 */
record ProxyServer(String host, int port, Optional<String> credentials) {
    static final int LAST_PORT = 65_535;
    private static final int HTTP_PORT = 80;

    /** Not a URI: there are hosts with underscores, and passwords that nobody encoded. */
    private static final Pattern FORM = Pattern.compile("(?:(?<scheme>[A-Za-z0-9+.-]+)://)?(?:(?<user>[^/]*)@)?"
            + "(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?/?");

    /**
     * Reads a proxy.
     *
     * @throws IllegalArgumentException if it is none; the message does not show it, because it may hold a password
     */
    static ProxyServer parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "it is not http://[USER:PASSWORD@]HOST[:PORT], where @ : / and % in user and "
                            + "password are written %40 %3A %2F and %25");
        }
        String scheme = form.group("scheme");
        if (scheme != null && !scheme.equals("http")) {
            throw new IllegalArgumentException(
                    "only a proxy with an http:// URL can be used, which tunnels TLS; SOCKS and TLS to the proxy cannot");
        }
        Optional<String> credentials = Optional.ofNullable(form.group("user")).map(ProxyServer::basic);
        return new ProxyServer(form.group("host"), port(form.group("port")), credentials);
    }

    private static int port(String digits) {
        int port = digits == null ? HTTP_PORT : Integer.parseInt(digits);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("its port is not from 1 to " + LAST_PORT);
        }
        return port;
    }

    /** RFC 7617 section 2. */
    private static String basic(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        String password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1));
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a % in its user or password is not followed by two hexadecimal digits", e);
        }
    }

    /** For the JDK, which looks the name up when it connects. */
    Proxy toProxy() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** Returns host and port, never the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
