package org.caagate.lookup;

import java.time.Duration;
import java.time.Instant;

/**
 * One question put to one source, and what came back.
 *
 * @param server transport and address, for example {@code udp://192.0.2.53:53}; {@code zone:} and the file's name where it was
 *     answered out of a zone file
 * @param question the name that was asked, in presentation form without a trailing dot: the name itself, an alias's target, or
 *     a name whose keys prove the answer
 * @param type the type that was asked for: {@code CAA}, or what a validation needs: {@code DS}, {@code DNSKEY}, {@code CNAME}
 * @param sentAt when it was sent; for a zone file, when the file was read
 * @param took how long it took to the reply or to giving up; nothing for a zone file
 * @param reply what came back
 */
public record Exchange(String server, String question, String type, Instant sentAt, Duration took, Reply reply) {}
