package org.caagate.peers;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caagate.testkit.dns.Transport;
import org.caagate.testkit.peers.PowerDnsRecursor;
import org.caagate.testkit.peers.RealResolver;
import org.caagate.testkit.peers.ResolverSetup;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A resolver that validates: PowerDNS Recursor")
class PowerDnsRecursorTest extends ValidatingResolverContract {
    @Override
    List<String> programs() {
        return List.of("pdns_recursor");
    }

    /** Encryption is the business of its companion dnsdist. */
    @Override
    Set<Transport> transports() {
        return EnumSet.of(Transport.UDP, Transport.TCP);
    }

    /**
     * Version 4.8 closes a socket, opens another with the same descriptor, takes what it was told of the first for a fault of the
     * second, and says SERVFAIL.
     */
    @Override
    int inFlight() {
        return 1;
    }

    /**
     * Version 4.8 with forwarded zones looks for a missing zone cut where a signature is out of its time or a denial has none, goes
     * round in circles and answers SERVFAIL without an extended error, with checking disabled too: nothing shows what it is.
     */
    @Override
    List<SignedRow> rows() {
        return SignedRow.all().stream().map(PowerDnsRecursorTest::unexplained).toList();
    }

    private static SignedRow unexplained(SignedRow row) {
        boolean isLost = row.reason().equals("dnssec-bogus")
                && Stream.of("expired", "early", "denials").anyMatch(row.name()::contains);
        return isLost ? new SignedRow(row.name(), "lookup-failed") : row;
    }

    @Override
    RealResolver start(Path directory, ResolverSetup setup) throws InterruptedException {
        return PowerDnsRecursor.start(directory, setup);
    }
}
