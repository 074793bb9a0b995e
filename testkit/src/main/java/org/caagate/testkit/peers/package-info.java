/**
 * Real servers for tests, started on loopback with a configuration of their own: {@link org.caagate.testkit.peers.Nsd}, {@link
 * org.caagate.testkit.peers.Knot}, {@link org.caagate.testkit.peers.Bind}, {@link org.caagate.testkit.peers.PowerDnsRecursor},
 * {@link org.caagate.testkit.peers.KnotResolver} and
 * {@link org.caagate.testkit.peers.Unbound} for DNS, {@link org.caagate.testkit.peers.Pebble} as an ACME CA, {@link
 * org.caagate.testkit.peers.ChallengeTestServer} for what Pebble's own tests use.
 *
 * <p>Whoever uses this package brings JUnit. A test says first what it needs:
 *
 * <pre>{@code
 * @BeforeAll
 * static void start(@TempDir Path directory) throws Exception {
 *     RealPeers.require("nsd", "unbound");
 *     nsd = Nsd.serving(Map.of("example.", zoneText)).start(directory.resolve("nsd"));
 * }
 * }</pre>
 *
 * <p>Nothing here starts, stops or configures a service of the system, and nothing leaves the machine.
 */
@NullMarked
package org.caagate.testkit.peers;

import org.jspecify.annotations.NullMarked;
