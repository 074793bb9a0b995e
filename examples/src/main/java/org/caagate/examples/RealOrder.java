package org.caagate.examples;

import java.io.PrintStream;
import org.caagate.CaaGate;
import org.caagate.acme4j.CaaRefusedException;
import org.caagate.acme4j.OrderGate;
import org.caagate.dns.DnsLookup;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.util.KeyPairUtils;

/** One order at a real CA, with a new account; by its terms, which the user accepts by calling this. */
final class RealOrder {
    private static final int ISSUED = 0;
    private static final int REFUSED = 1;
    private static final int KEY_BITS = 2048;

    private RealOrder() {}

    static int run(DemoOptions options, PrintStream out) throws AcmeException, InterruptedException {
        CaaGate caa = CaaGate.builder()
                .lookup(DnsLookup.ofServers(options.resolver()))
                .build();
        OrderGate.Builder gate = OrderGate.builder(caa);
        if (!options.issuers().isEmpty()) {
            gate.issuer(options.issuers().toArray(new String[0]));
        }
        Login login = new AccountBuilder()
                .agreeToTermsOfService()
                .useKeyPair(KeyPairUtils.createKeyPair(KEY_BITS))
                .createLogin(new Session(options.directory()));
        out.println("account " + login.getAccount().getLocation());
        try {
            Certificate certificate = new AutomationTool(gate.build())
                    .order(login, options.names(), KeyPairUtils.createKeyPair(KEY_BITS));
            out.println("ISSUED for " + Names.of(certificate.getCertificate()));
            return ISSUED;
        } catch (RefusedBeforeOrderException refused) {
            out.println("nothing was ordered");
            RefusalText.of(refused.report()).forEach(out::println);
            return REFUSED;
        } catch (CaaRefusedException refused) {
            RefusalText.of(refused.report()).forEach(out::println);
            return REFUSED;
        }
    }
}
