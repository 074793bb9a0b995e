package org.caagate.dns;

import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How TLS is spoken, over connections of our own and under HTTPS: nothing older than TLS 1.2 (RFC 9325 section 3.1.1), and the
 * certificate has to be for the name that was asked for (RFC 8310 section 8.1, RFC 9110 section 4.3.4).
 *
 * @param own whom to trust; nothing stands for the trust roots of the Java runtime
 */
record TlsSettings(Optional<SSLContext> own) {
    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

    /** Returns whom to trust. The roots of the runtime are read at first use, which takes a while: not on a caller's thread. */
    SSLContext context() throws TransportException {
        try {
            return own.isPresent() ? own.get() : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw TransportException.network(
                    "was not asked: the trust roots of the Java runtime cannot be read (" + Texts.error(e) + ")");
        }
    }

    /** Returns new parameters, without a server name indication. */
    static SSLParameters parameters(SSLContext context) {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(
                Stream.of(parameters.getProtocols()).filter(VERSIONS::contains).toArray(String[]::new));
        // Without it JSSE takes any certificate that a trusted CA has issued, for whatever name.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }
}
