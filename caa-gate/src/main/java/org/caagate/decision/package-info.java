/**
 * The decision: may this issuer issue for this identifier, given what the climb found? Pure functions of their arguments,
 * with no clock, no I/O and no state but what an evaluator remembers of RRsets that it has read.
 *
 * <p>{@link org.caagate.decision.Evaluator} is the algorithm. Its input is a {@link org.caagate.decision.Subject}, an {@link
 * org.caagate.decision.Issuer} and a {@link org.caagate.lookup.Climb}; its output a {@link org.caagate.decision.Verdict} of four
 * kinds, each with a reason from a closed set, what every record did, and remarks that change nothing.
 */
@NullMarked
package org.caagate.decision;

import org.jspecify.annotations.NullMarked;
