/**
 * The CAA gate for acme4j: no order is finalized that the CAA records of its names do not allow.
 */
@org.jspecify.annotations.NullMarked
module org.caagate.acme4j {
    requires static transitive org.jspecify;
    requires transitive java.net.http;
    requires transitive org.caagate;
    requires transitive org.shredzone.acme4j;
    requires org.slf4j;

    exports org.caagate.acme4j;

    uses org.shredzone.acme4j.provider.AcmeProvider;

    provides org.shredzone.acme4j.provider.AcmeProvider with
            org.caagate.acme4j.CaaGateAcmeProvider;
}
