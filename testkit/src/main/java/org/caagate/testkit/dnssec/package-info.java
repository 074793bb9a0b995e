/**
 * A signed hierarchy of zones for tests, with a root key of its own, made anew in each run.
 *
 * <p>A test says which zones there are and how each is signed; the delegations, DS records, signatures and denials of existence
 * follow from that. The hierarchy comes in two forms: as zone files for real name servers, and as a recursive resolver in process.
 *
 * <pre>{@code
 * SignedHierarchy hierarchy = SignedHierarchy.of(
 *         SignedZone.of("com."),
 *         SignedZone.of("example.com.").records("@ CAA 0 issue \"ca.example\""),
 *         SignedZone.of("expired.com.").signing(Signing.EXPIRED).records("@ CAA 0 issue \"ca.example\""));
 * try (ScriptedDnsServer server = hierarchy.resolver().start()) {
 *     client.ask(server.address(), "expired.com");
 * }
 * }</pre>
 *
 * <p>{@link org.caagate.testkit.dnssec.StandardHierarchy} has one zone of each kind.
 */
@NullMarked
package org.caagate.testkit.dnssec;

import org.jspecify.annotations.NullMarked;
