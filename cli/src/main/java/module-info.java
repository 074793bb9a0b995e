/** The command line {@code caa-gate}. */
module org.caagate.cli {
    requires org.caagate;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.ibm.icu;
    requires info.picocli;
    requires java.net.http;
    requires java.xml;
    requires static org.jspecify;
}
