/**
 * The lookup over DNS, by dnsjava: {@link org.caagate.dns.DnsLookup} behind {@link org.caagate.lookup.CaaLookup}.
 *
 * <p>A lookup is a {@code Resolution}: it asks a name, and where aliases lead nowhere yet, their end. Each of these questions
 * is an {@code Inquiry}: tries over the servers that the {@code Routes} give, paced by a {@code TrySchedule}, and a last look
 * at what a SERVFAIL hides. A try waits in the {@code InFlightQueue} for its slot and for a token of its server, which is fair
 * between requests, and is one {@code Attempt}: an exchange, and if its reply was cut, another over TCP. The {@code Exchanger} sends the octets of a
 * {@code Query} over one of the {@code Wires} ({@code UdpWire}, {@code TcpExchange}, {@code TlsWire} with its
 * {@code TlsConnection}s, {@code HttpsWire} with an {@code HttpsOrigin} for each server), holds the clock, and moves to an own thread before it lets
 * {@code MessageJudge} look at what came: a pure function from query and octets to a {@code Judgement}. The judge follows the
 * {@code AliasChain} of the {@code AnswerSection} and weighs the {@code AuthoritySection}. dnsjava writes and reads messages
 * and nothing more, so none of its leniency decides anything; and no reply, however broken, is ever an absence.
 *
 * <p>Whether DNSSEC vouches for an answer an {@code Authenticator} finds out. {@code AdBit} is about what servers say. {@code
 * OwnValidation} has a {@code ValidationSession} for each request and server: {@code KeyQuestions} asks for DS and DNSKEY, {@code Verifier}
 * has dnsjava's validator verify signatures, over a {@code HeadResolver} that gives it the very message, {@code DelegationWalk} finds which
 * zone has to vouch for a name, or that none has to, and {@code Denial} reads proofs that something is not there. {@code
 * AnswerValidation} puts that together for an answer.
 */
@NullMarked
package org.caagate.dns;

import org.jspecify.annotations.NullMarked;
