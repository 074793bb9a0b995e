package org.caagate.lookup;

import java.time.Duration;
import java.time.Instant;

/**
 * One question put to one source, and what came back.
 *
 * @param server transport and address, for example {@code udp://192.0.2.53:53}; {@code zone:} and the file's name where it was
 *     answered out of a zone file
 * @param question the name that was asked, in presentation form without a trailing dot: the name itself, or an alias's target
 * @param sentAt when it was sent; for a zone file, when the file was read
 * @param took how long it took to the reply or to giving up; nothing for a zone file
 * @param reply what came back
 */
public record Exchange(String server, String question, Instant sentAt, Duration took, Reply reply) {}
