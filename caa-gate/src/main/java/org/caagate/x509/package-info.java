/**
 * The identifiers of X.509 structures, read from hostile octets: certification requests (RFC 2986), certificates and what
 * is to be signed as one (RFC 5280).
 *
 * <p>{@link org.caagate.x509.X509Names} gives every name that a structure holds or an error that lists all its faults,
 * never a shorter list. The octets are read by BouncyCastle as plain ASN.1 and walked here with the size and type of each
 * element checked: BouncyCastle's own structure types skip what they do not expect, and a name that one reader skips is a
 * name that another may certify.
 */
@NullMarked
package org.caagate.x509;

import org.jspecify.annotations.NullMarked;
