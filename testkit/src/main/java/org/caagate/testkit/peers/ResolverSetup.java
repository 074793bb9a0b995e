package org.caagate.testkit.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.caagate.testkit.x509.TestAuthority;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * What a resolver is to know: where each zone is served, whom it trusts, and whether it speaks TLS. Delegations do not lead it
 * anywhere, since a name server record cannot say a port. Immutable.
 */
public final class ResolverSetup {
    static final int TLS = 1;
    static final int HTTPS = 2;
    private static final int ENCRYPTED_PORTS = 3;

    private final Map<String, InetSocketAddress> zones;
    private final Optional<DSRecord> trustAnchor;
    private final Optional<TestAuthority> authority;

    private ResolverSetup(
            Map<String, InetSocketAddress> zones, Optional<DSRecord> trustAnchor, Optional<TestAuthority> authority) {
        this.zones = Map.copyOf(zones);
        this.trustAnchor = trustAnchor;
        this.authority = authority;
    }

    /**
     * Returns a setup for a resolver that does not validate and speaks UDP and TCP only.
     *
     * @param zones the authoritative server of each zone, by origin; the root {@code .} has to be among them
     * @return the setup
     */
    public static ResolverSetup of(Map<String, InetSocketAddress> zones) {
        return new ResolverSetup(zones, Optional.empty(), Optional.empty());
    }

    /**
     * Returns a setup that validates as well.
     *
     * @param trustAnchor the DS record of the root, such as {@code . 3600 IN DS 1 13 2 00...}
     * @return the longer setup
     * @throws IllegalArgumentException if that is no such record
     */
    public ResolverSetup trusting(String trustAnchor) {
        try {
            String data = trustAnchor.substring(trustAnchor.indexOf(" DS ") + " DS ".length());
            DSRecord parsed = (DSRecord) Record.fromString(Name.root, Type.DS, DClass.IN, 0, data, Name.root);
            return new ResolverSetup(zones, Optional.of(parsed), authority);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a DS record: " + trustAnchor, e);
        }
    }

    /**
     * Returns a setup that listens for DNS over TLS and over HTTPS as well, where the resolver can.
     *
     * @param certifying who certifies that it is {@code localhost}, {@code resolver.test} and {@code 127.0.0.1}
     * @return the longer setup
     */
    public ResolverSetup encrypted(TestAuthority certifying) {
        return new ResolverSetup(zones, trustAnchor, Optional.of(certifying));
    }

    Map<String, InetSocketAddress> zones() {
        return zones;
    }

    Optional<DSRecord> trustAnchor() {
        return trustAnchor;
    }

    boolean isEncrypted() {
        return authority.isPresent();
    }

    /** Returns how many ports it takes. */
    int ports() {
        return isEncrypted() ? ENCRYPTED_PORTS : 1;
    }

    /** Writes key.pem and certificate.pem, where it speaks TLS. */
    void writeTls(Path directory) {
        authority.ifPresent(certifying -> TlsFiles.write(directory, certifying));
    }

    /** Returns a line for each zone. */
    String zoneLines(ZoneLine line) {
        StringBuilder text = new StringBuilder();
        zones.forEach((origin, server) -> text.append(line.of(origin, server.getPort())));
        return text.toString();
    }

    /** What a resolver's configuration says of a zone and the port of its server. */
    @FunctionalInterface
    interface ZoneLine {
        String of(String origin, int port);
    }
}
