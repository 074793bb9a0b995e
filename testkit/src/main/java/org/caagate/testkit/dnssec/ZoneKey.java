package org.caagate.testkit.dnssec;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/**
 * The one key of a zone, which signs all of it.
 *
 * @param dnskey its public half
 * @param secret its private half
 */
record ZoneKey(DNSKEYRecord dnskey, PrivateKey secret) {
    /** Reserved, so that no validator will ever know it (RFC 6014 section 7). */
    static final int UNKNOWN_ALGORITHM = 200;

    private static final int RSA_BITS = 2048;
    private static final int FLAGS = DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY;

    /** Made when the first zone needs it. */
    private static final class SharedRsaPair {
        private static final KeyPair PAIR = rsa();

        private static KeyPair rsa() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(RSA_BITS);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has RSA", e);
            }
        }
    }

    static ZoneKey generate(SignedZone zone) throws GeneralSecurityException, DNSSEC.DNSSECException {
        KeyPair pair = pair(zone.algorithm());
        DNSKEYRecord known = new DNSKEYRecord(
                zone.origin(),
                DClass.IN,
                RecordSets.TTL,
                FLAGS,
                DNSKEYRecord.Protocol.DNSSEC,
                zone.algorithm().number(),
                pair.getPublic());
        boolean isKnown = zone.signing() != Signing.UNSUPPORTED_ALGORITHM;
        return new ZoneKey(isKnown ? known : unknown(known), pair.getPrivate());
    }

    private static DNSKEYRecord unknown(DNSKEYRecord known) {
        return new DNSKEYRecord(
                known.getName(),
                known.getDClass(),
                known.getTTL(),
                known.getFlags(),
                known.getProtocol(),
                UNKNOWN_ALGORITHM,
                known.getKey());
    }

    private static KeyPair pair(SigningAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RSASHA256 -> SharedRsaPair.PAIR;
            case ECDSAP256SHA256 -> {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                yield generator.generateKeyPair();
            }
            case ED25519 -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        };
    }

    Name origin() {
        return dnskey.getName();
    }

    DSRecord delegationSigner() {
        return new DSRecord(origin(), DClass.IN, RecordSets.TTL, DNSSEC.Digest.SHA256, dnskey);
    }

    /** Returns a DS record that says the right key tag and the wrong digest. */
    DSRecord wrongDelegationSigner() {
        byte[] digest = delegationSigner().getDigest().clone();
        digest[0] ^= 1;
        return new DSRecord(
                origin(),
                DClass.IN,
                RecordSets.TTL,
                dnskey.getFootprint(),
                dnskey.getAlgorithm(),
                DNSSEC.Digest.SHA256,
                digest);
    }
}
