package org.caagate.x509;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.caagate.Clearance;
import org.caagate.NotCoveredException;

/**
 * A content signer that signs one certificate, and only if a clearance covers it.
 *
 * <p>The signer buffers the content to be signed, up to 1 MiB. {@link #getSignature()} reads every name in that content, as {@link
 * X509Names#ofTbsCertificate} does, and passes the content to the wrapped signer only if the clearance covers all these names and has
 * not expired. It refuses content that is not a TBSCertificate, such as a revocation list, a certification request or an OCSP
 * response.
 *
 * <p>A signer makes one signature. A precertificate (RFC 6962 section 3.1) and its certificate need a signer each, and may share the
 * clearance. A certificate does not contain the account that asks; if the caller knows the account, it checks it before ({@link
 * Clearance#requireCovers(java.util.Collection, org.caagate.record.AccountUri)}). Not thread-safe, like every ContentSigner.
 */
public final class GatedContentSigner implements ContentSigner {
    private final ContentSigner signer;
    private final Clearance clearance;
    private final Buffer buffer = new Buffer();
    private boolean used;

    private GatedContentSigner(ContentSigner signer, Clearance clearance) {
        this.signer = signer;
        this.clearance = clearance;
    }

    /**
     * Returns a signer for one certificate.
     *
     * @param signer the wrapped signer, which is not used elsewhere and to which nothing was written
     * @param clearance the clearance for the certificate
     * @return a signer that requires the clearance
     */
    public static GatedContentSigner of(ContentSigner signer, Clearance clearance) {
        return new GatedContentSigner(signer, clearance);
    }

    /**
     * Returns the signature algorithm of the wrapped signer.
     *
     * @return its identifier
     */
    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return signer.getAlgorithmIdentifier();
    }

    /**
     * Returns the stream to which the TBSCertificate is written, in DER. Writing fails with an IOException beyond 1 MiB, and after
     * {@link #getSignature()} was called.
     *
     * @return always the same stream
     */
    @Override
    public OutputStream getOutputStream() {
        return buffer;
    }

    /**
     * Returns the signature, if the clearance covers the content that was written.
     *
     * @return the signature of the wrapped signer
     * @throws NotCoveredException if a name is not covered, or the clearance has expired
     * @throws UnreadableNamesException if the content is not a TBSCertificate, or not all of its names can be read
     * @throws IllegalStateException if this method was called before, with any result, or if more was written than can be buffered
     * @throws RuntimeOperatorException if writing to the wrapped signer fails
     */
    @Override
    public byte[] getSignature() {
        if (used) {
            throw new IllegalStateException("this signer was used: each certificate needs its own");
        }
        used = true;
        byte[] content = buffer.finish();
        clearance.requireCovers(X509Names.ofTbsCertificate(content).identifiers());
        try (OutputStream out = signer.getOutputStream()) {
            out.write(content);
        } catch (IOException e) {
            throw new RuntimeOperatorException("cannot write to the signer: " + e.getMessage(), e);
        }
        return signer.getSignature();
    }

    /** The content to be signed. After it has refused an octet, the content is never passed on. */
    private static final class Buffer extends OutputStream {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean finished;
        private boolean overflowed;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int start, int length) throws IOException {
            if (finished) {
                throw new IOException("the signature was asked for: nothing can be added to what it signs");
            }
            if (overflowed || length > X509Names.MOST_OCTETS - content.size()) {
                overflowed = true;
                throw new IOException("more than " + X509Names.MOST_OCTETS + " octets are no certificate");
            }
            content.write(octets, start, length);
        }

        byte[] finish() {
            finished = true;
            if (overflowed) {
                throw new IllegalStateException("more was written than is kept: " + X509Names.MOST_OCTETS + " octets");
            }
            return content.toByteArray();
        }
    }
}
