/**
 * A DNS server for tests: a recursive resolver on loopback that says what a test wants, true or false.
 *
 * <p>Start it, give it zone text, point the client under test at its address. Script what shall go wrong, as a
 * pseudo-type in the text or as a {@link org.caagate.testkit.dns.Fault}. Look at what was asked. Nothing here sleeps:
 * {@link org.caagate.testkit.dns.Hold} keeps answers back until the test lets them go.
 *
 * <pre>{@code
 * try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
 *     server.zone("""
 *         example.com.      CAA 0 issue "letsencrypt.org"
 *         www.example.com.  CNAME host.cdn.example.
 *         host.cdn.example. SERVFAIL_ONCE
 *         """);
 *     server.fault("example.com", Fault.delay(Duration.ofMillis(50)), Forgery.authenticData());
 *     client.ask(server.address(), "www.example.com");
 *     server.awaitQuestions("www.example.com", 2, Duration.ofSeconds(5));
 * }
 * }</pre>
 *
 * <p>{@link org.caagate.testkit.dns.PacketRelay} puts a bad network between client and server.
 */
@NullMarked
package org.caagate.testkit.dns;

import org.jspecify.annotations.NullMarked;
