/**
 * The gate, which checks whether CAA records (RFC 8659) allow a certificate before it is issued.
 *
 * <p>Build one {@link org.caagate.CaaGate}, with a {@link org.caagate.lookup.CaaLookup} and a {@link org.caagate.GatePolicy}, and share
 * it. An {@link org.caagate.IssuanceRequest} names the issuer and the identifiers. {@code check} returns a {@link org.caagate.GateReport}
 * with a verdict for each identifier. {@code clear} returns a {@link org.caagate.Clearance}, which only the gate can make, or throws a
 * {@link org.caagate.NotClearedException} with the report.
 *
 * <p>All types of this package except the builders are immutable and thread-safe.
 */
@NullMarked
package org.caagate;

import org.jspecify.annotations.NullMarked;
