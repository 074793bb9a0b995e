/**
 * An ACME CA (RFC 8555) in process, on loopback, that does what a test tells it to.
 *
 * <pre>{@code
 * try (ScriptedAcmeServer ca = ScriptedAcmeServer.start()) {
 *     ca.directory().caaIdentities("ca.example");
 *     ca.script().challengeTypes("dns-01").refuseNext(AcmeEndpoint.FINALIZE, AcmeProblem.caa("forbidden by CAA"));
 *
 *     Session session = new Session(ca.directoryUri());   // acme4j, or any other client
 *     ...
 *     assertThat(ca.finalizeRequests()).isEmpty();
 * }
 * }</pre>
 *
 * <p>It checks what a real CA checks of a request (signature, nonce, URL, account, state of the order, names of the certification
 * request) and issues real certificates, but it looks at no network: an answered challenge is valid at once, unless the script says
 * otherwise. Names beginning with {@code Acme} or {@code Scripted} are for users; the directory part is
 * {@link org.caagate.testkit.acme.DirectoryScript}, the rest {@link org.caagate.testkit.acme.AcmeScript}.
 */
@NullMarked
package org.caagate.testkit.acme;

import org.jspecify.annotations.NullMarked;
