package org.caagate.examples.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.peers.Pebble;
import org.caagate.testkit.peers.RealPeers;

/**
 * What the user of a client has: a CA, which is Pebble and issues as {@code ca.example}, a DNS server, and a shell whose
 * environment says so.
 *
 * @param shell where client and command run
 * @param pebble the CA; it remembers valid authorizations and rejects no nonce, so that each run is the same
 * @param dns the resolver
 */
record Workplace(Shell shell, Pebble pebble, ScriptedDnsServer dns) implements AutoCloseable {
    static Workplace open(Path directory) throws IOException, InterruptedException {
        RealPeers.require("pebble");
        Pebble pebble = Pebble.start(
                directory.resolve("pebble"), Map.of("PEBBLE_WFE_NONCEREJECT", "0", "PEBBLE_AUTHZREUSE", "100"));
        ScriptedDnsServer dns = ScriptedDnsServer.start();
        Path roots = Files.writeString(
                directory.resolve("roots.pem"), pebble.tlsAuthority().pem());
        Path home = Files.createDirectory(directory.resolve("a home"));
        Files.createDirectory(home.resolve("webroot"));
        Shell shell = Shell.of(home, dns.address())
                .with("CAA_GATE_CA_BUNDLE", roots.toString())
                // The same for certbot, lego and dehydrated.
                .with("REQUESTS_CA_BUNDLE", roots.toString())
                .with("LEGO_CA_CERTIFICATES", roots.toString())
                .with("CURL_CA_BUNDLE", roots.toString());
        return new Workplace(shell, pebble, dns);
    }

    String directory() {
        return pebble.directoryUri().toString();
    }

    Path file(String name) {
        return shell.directory().resolve(name);
    }

    /** How many orders Pebble has been asked for. */
    long orders() {
        return requests("POST /order-plz");
    }

    /** How many orders Pebble has been asked to finalize. */
    long finalizations() {
        return requests("POST /finalize-order/");
    }

    private long requests(String what) {
        return pebble.log().lines().filter(line -> line.contains(what)).count();
    }

    @Override
    public void close() {
        pebble.close();
        dns.close();
    }
}
