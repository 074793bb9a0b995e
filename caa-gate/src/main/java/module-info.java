/**
 * The CAA gate: decides whether CAA records (RFC 8659) allow a certificate, and says why.
 */
@org.jspecify.annotations.NullMarked
module org.caagate {
    requires static org.jspecify;
    requires java.net.http;
    requires org.dnsjava;
    requires transitive org.bouncycastle.pkix;
    requires transitive org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires org.slf4j;

    exports org.caagate;
    exports org.caagate.decision;
    exports org.caagate.dns;
    exports org.caagate.lookup;
    exports org.caagate.name;
    exports org.caagate.record;
    exports org.caagate.x509;
    exports org.caagate.zone;
}
