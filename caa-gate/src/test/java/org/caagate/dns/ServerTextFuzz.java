package org.caagate.dns;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.caagate.fuzz.Claim;
import org.caagate.name.DomainName;
import org.caagate.name.InvalidNameException;

/** The text of a DNS server, with and without a suffix: a server that its own text gives again. Host names are not resolved. */
public final class ServerTextFuzz {
    private ServerTextFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, UTF_8);
        try {
            String place = ResolverSpec.hasSuffix(text) ? text.substring(text.indexOf('=') + 1) : text;
            if (!hasHostName(place)) {
                ResolverSpec spec = ResolverSpec.parse(text);
                Claim.that(spec.suffix().isPresent() == ResolverSpec.hasSuffix(text), "a suffix from nowhere");
                Claim.that(ResolverSpec.parse(spec.toString()).equals(spec), "another spec: " + spec);
                spec.server().ifPresent(ServerTextFuzz::requireServer);
            }
        } catch (IllegalArgumentException e) {
            Claim.isPrintable(String.valueOf(e.getMessage()));
        }
    }

    private static void requireServer(DnsServer server) {
        Claim.isPrintable(server.toString());
        DnsServer again = DnsServer.parse(server.toString());
        Claim.that(again.equals(server), "another server: " + server + " and " + again);
        Claim.that(server.address().getPort() > 0, "no port");
    }

    private static boolean hasHostName(String place) {
        String host = place.substring(place.indexOf("://") < 0 ? 0 : place.indexOf("://") + 3);
        int colon = host.indexOf(':');
        try {
            DomainName.parse(colon < 0 ? host : host.substring(0, colon));
            return true;
        } catch (InvalidNameException e) {
            return false;
        }
    }
}
