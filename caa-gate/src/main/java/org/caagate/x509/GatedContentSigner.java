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
 * A signer of one certificate that signs nothing but what a clearance covers.
 *
 * <p>It keeps what is to be signed, up to 1 MiB, and {@link #getSignature()} reads every name out of these very octets as
 * {@link X509Names#ofTbsCertificate} does. Only if the clearance covers all of them, and has not expired by then, does
 * anything reach the signer behind it. Whatever is not a TBSCertificate is refused: a revocation list, a request, an OCSP
 * response, octets of any other kind.
 *
 * <p>For one signature of one certificate, like the clearance itself is for one order; a precertificate (RFC 6962 section
 * 3.1) and its certificate need a signer each, and may share the clearance. The account that asks is not in a certificate:
 * whoever knows it checks it against the clearance before. Not thread-safe, as no ContentSigner is.
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
     * @param signer what signs, if the clearance allows it; used by nobody else, with nothing written to it
     * @param clearance what the gate cleared
     * @return a signer behind the clearance
     */
    public static GatedContentSigner of(ContentSigner signer, Clearance clearance) {
        return new GatedContentSigner(signer, clearance);
    }

    /**
     * Returns the signature algorithm of the signer behind.
     *
     * @return its identifier
     */
    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return signer.getAlgorithmIdentifier();
    }

    /**
     * Returns where the TBSCertificate is to be written, in DER. Writing fails with an IOException beyond 1 MiB, and once the
     * signature was asked for.
     *
     * @return always the same stream
     */
    @Override
    public OutputStream getOutputStream() {
        return buffer;
    }

    /**
     * Returns the signature, after the clearance was found to cover what was written.
     *
     * @return the signature of the signer behind
     * @throws NotCoveredException if a name is not covered, or the clearance has expired
     * @throws UnreadableNamesException if it is no TBSCertificate, or not all of its names can be read
     * @throws IllegalStateException if it was asked before, whatever came of it, or if not all that was written could be kept
     * @throws RuntimeOperatorException if the signer behind cannot be written to
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

    /** What is to be signed, as far as it goes; a stream that once refused to take an octet never gives the rest away. */
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
