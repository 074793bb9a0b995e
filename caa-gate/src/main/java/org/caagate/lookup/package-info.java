/**
 * The port through which answers come, and the climb of RFC 8659 section 3 over them.
 *
 * <p>{@link org.caagate.lookup.CaaLookup} asks for the CAA records of one name; {@link org.caagate.lookup.Answer} is what came
 * of it: records, proof that there are none, or a failure, as three types. {@link org.caagate.lookup.ClimbPath} is where to
 * look for a name, {@link org.caagate.lookup.Climb} the answers up to the one that decides. {@link
 * org.caagate.lookup.CachedLookup} shares answers between requests.
 */
@NullMarked
package org.caagate.lookup;

import org.jspecify.annotations.NullMarked;
