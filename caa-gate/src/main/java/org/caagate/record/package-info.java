/**
 * CAA records and what they say: the wire and text forms (RFC 8659 section 4.1), the properties (sections 4.2 to 4.5,
 * RFC 9495), the grammar of {@code issue} values, and the parameters of RFC 8657.
 *
 * <p>All of it is read from octets by linear scanners; nothing a record holds can throw past
 * {@link org.caagate.record.CaaRecord#fromRdata}, and nothing is dropped: what cannot be understood is a type of its own.
 */
@NullMarked
package org.caagate.record;

import org.jspecify.annotations.NullMarked;
