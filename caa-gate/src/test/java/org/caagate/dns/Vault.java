package org.caagate.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.caagate.testkit.dns.TlsListener;
import org.caagate.testkit.x509.CertificateBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;

/** Keys and certificates of the tests over TLS, made once. */
final class Vault {
    /** What the servers are known by. */
    static final String NAME = "dns.example";

    /** Trusts the authority of all identities here. */
    static final SSLContext TRUSTING;

    static final SSLContext GOOD;
    static final SSLContext OTHER_NAME;
    static final SSLContext EXPIRED;

    static {
        TestAuthority authority = TestAuthority.selfSigned("Root of resolvers");
        SubjectAltNames names =
                SubjectAltNames.none().dns(NAME, "localhost").ip("127.0.0.1").ip("::1");
        TRUSTING = authority.clientContext();
        GOOD = authority.serverContext(CertificateBuilder.start().names(names));
        OTHER_NAME = authority.serverContext(
                CertificateBuilder.start().names(SubjectAltNames.none().dns("other.example")));
        EXPIRED = authority.serverContext(CertificateBuilder.start()
                .names(names)
                .valid(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2020-03-31T00:00:00Z")));
    }

    private Vault() {}

    static DnsServer tls(TlsListener listener) {
        return tls(listener.address());
    }

    static DnsServer tls(InetSocketAddress address) {
        return DnsServer.parse("tls://" + NAME + ":" + address.getPort() + "@127.0.0.1");
    }

    static DnsServer https(TlsListener listener) {
        return https(listener.address());
    }

    static DnsServer https(InetSocketAddress address) {
        return DnsServer.parse("https://127.0.0.1:" + address.getPort() + "/dns-query");
    }

    static DnsLookupBuilder trusting(DnsServer... servers) {
        return Ask.patient(servers).tlsContext(TRUSTING);
    }

    /** With a try that lasts three seconds of that timer. */
    static DnsLookupBuilder stepped(SteppedTimer timer, DnsServer... servers) {
        return DnsLookup.builder()
                .servers(servers)
                .tlsContext(TRUSTING)
                .timer(timer)
                .timeout(Duration.ofSeconds(3))
                .backOff(Duration.ZERO);
    }
}
