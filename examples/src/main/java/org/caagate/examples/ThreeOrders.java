package org.caagate.examples;

import java.io.PrintStream;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.acme4j.CaaRefusedException;
import org.caagate.acme4j.OrderGate;
import org.caagate.decision.IssuerProfile;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.testkit.acme.ScriptedAcmeServer;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.util.KeyPairUtils;

/** Three orders at a CA in this process: one that CAA allows, one that it does not, and the same after the zone was mended. */
final class ThreeOrders {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ZONE = """
            shop.example.com. CAA 0 issue "ca.example"
            example.net.      CAA 0 issue "other-ca.example"
            example.net.      CAA 0 issuewild "ca.example"
            example.net.      CAA 0 iodef "mailto:security@example.net"
            """;
    private static final String MENDED_RECORD = "example.net. CAA 0 issue \"ca.example\"";

    private final ScriptedDnsServer dns;
    private final ScriptedAcmeServer ca;
    private final PrintStream out;

    private ThreeOrders(ScriptedDnsServer dns, ScriptedAcmeServer ca, PrintStream out) {
        this.dns = dns;
        this.ca = ca;
        this.out = out;
    }

    static void run(PrintStream out) throws AcmeException, InterruptedException {
        try (ScriptedDnsServer dns = ScriptedDnsServer.start();
                ScriptedAcmeServer ca = ScriptedAcmeServer.start()) {
            dns.zone(ZONE);
            ca.directory().caaIdentities("ca.example");
            ca.script().baseNameBesideWildcard();
            new ThreeOrders(dns, ca, out).run();
        }
    }

    private void run() throws AcmeException, InterruptedException {
        out.println("The zones:");
        ZONE.lines().forEach(line -> out.println("  " + line));
        Login login = new AccountBuilder()
                .agreeToTermsOfService()
                .useKeyPair(KeyPairUtils.createKeyPair(2048))
                .createLogin(new Session(ca.directoryUri()));
        OrderGate gate = gate();
        AutomationTool tool = new AutomationTool(gate);
        KeyPair keyPair = KeyPairUtils.createKeyPair(2048);

        out.println("\n1. shop.example.com, at the CA ca.example");
        show(tool.order(login, List.of("shop.example.com"), keyPair));

        out.println("\n2. *.example.net, as a product that puts example.net beside it");
        Order order = ready(login, "*.example.net");
        try {
            gate.execute(login, order, keyPair);
        } catch (CaaRefusedException refused) {
            show(refused, order);
        }

        out.println("\n3. The same order, after this record was added:\n   " + MENDED_RECORD);
        dns.zone(MENDED_RECORD);
        gate.execute(login, order, keyPair);
        order.waitForCompletion(PATIENCE);
        show(order.getCertificate());
    }

    private OrderGate gate() {
        DnsServer resolver = DnsServer.parse("127.0.0.1:" + dns.address().getPort());
        IssuerProfile wildcardProduct = IssuerProfile.named("wildcard-product")
                .addsBaseNameBesideWildcard()
                .build();
        return OrderGate.builder(
                        CaaGate.builder().lookup(DnsLookup.ofServers(resolver)).build())
                .profile(wildcardProduct)
                .build();
    }

    private static Order ready(Login login, String name) throws AcmeException, InterruptedException {
        Order order = login.newOrder().domain(name).create();
        AutomationTool.validateAll(order);
        order.waitUntilReady(PATIENCE);
        return order;
    }

    private void show(Certificate certificate) {
        out.println("   ISSUED for " + Names.of(certificate.getCertificate()));
        out.println("   finalize requests that the CA has seen: "
                + ca.finalizeRequests().size());
    }

    private void show(CaaRefusedException refused, Order order) throws AcmeException {
        RefusalText.of(refused.report()).forEach(line -> out.println("   " + line));
        order.fetch();
        out.println("   the order is " + order.getStatus());
        out.println("   finalize requests that the CA has seen: "
                + ca.finalizeRequests().size());
    }
}
