/**
 * The gate: asks whether CAA records (RFC 8659) allow a certificate, before it is issued.
 *
 * <p>A {@link org.caagate.CaaGate} is built once, with a {@link org.caagate.lookup.CaaLookup} and a {@link
 * org.caagate.GatePolicy}, and shared. An {@link org.caagate.IssuanceRequest} says who will issue for which identifiers. {@code
 * check} returns a {@link org.caagate.GateReport} with a verdict for each; {@code clear} returns a {@link org.caagate.Clearance},
 * which only the gate can make, or throws with the report.
 *
 * <p>Everything here is immutable and thread-safe but for the builders.
 */
@NullMarked
package org.caagate;

import org.jspecify.annotations.NullMarked;
