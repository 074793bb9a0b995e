/**
 * CAA records out of zone files, for what-if runs: the zone that is about to be published is checked before it is.
 *
 * <p>{@link org.caagate.zone.ZoneFile} reads a master file (RFC 1035 section 5) and tells all that is wrong with it at once;
 * {@link org.caagate.zone.ZoneFileLookup} answers as an authority would that has loaded it, and asks another lookup for all that
 * lies outside.
 */
@NullMarked
package org.caagate.zone;

import org.jspecify.annotations.NullMarked;
