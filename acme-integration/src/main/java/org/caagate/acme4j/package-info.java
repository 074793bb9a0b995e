/**
 * The gate for acme4j: an order whose names have CAA records (RFC 8659) that do not allow it is not finalized, and the exception
 * says which record, where, and what would change it. A {@link org.caagate.CaaGate} decides; there are three ways to use it.
 *
 * <p>One order at a time, with a dry run:
 *
 * <pre>{@code
 * OrderGate gate = OrderGate.builder(CaaGate.builder().lookup(DnsLookup.ofSystem()).build()).build();
 * GateReport report = gate.check(login, order);
 * gate.execute(login, order, keyPair);               // was: order.execute(keyPair)
 * }</pre>
 *
 * <p>Every order of a session:
 *
 * <pre>{@code
 * Session session = gate.session(URI.create("acme://letsencrypt.org"));   // was: new Session("acme://letsencrypt.org")
 * }</pre>
 *
 * <p>Without any code, with {@code -Dcaagate.resolver=system} or {@code CAA_GATE_RESOLVER=system}, through {@link
 * org.caagate.acme4j.CaaGateAcmeProvider}:
 *
 * <pre>{@code
 * Session session = new Session("caagate:acme://letsencrypt.org");
 * }</pre>
 *
 * <p>In a session that is gated, {@link org.caagate.acme4j.OrderGate#execute} checks as well, each gate by its own settings.
 */
@NullMarked
package org.caagate.acme4j;

import org.jspecify.annotations.NullMarked;
