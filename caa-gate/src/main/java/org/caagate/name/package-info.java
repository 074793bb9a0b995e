/**
 * Names, parsed once and strictly: what a certificate is asked for, the DNS names that CAA records are looked up at, and
 * the issuer domain names that CAs answer to.
 *
 * <p>Everything here is ASCII (RFC 8659 section 3 works on A-labels, RFC 5891): a U-label is an error that says so, never
 * a silent conversion. Case is folded for {@code A} to {@code Z} only, whatever the locale (RFC 4343).
 *
 * <p>{@code X.parse(text)} reads what somebody wrote and throws {@link org.caagate.name.InvalidNameException};
 * {@code X.of(parts)} builds from parts that are known to be right.
 */
@NullMarked
package org.caagate.name;

import org.jspecify.annotations.NullMarked;
