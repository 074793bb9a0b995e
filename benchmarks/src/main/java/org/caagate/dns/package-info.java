/** Benchmarks of what only this package can see. */
@NullMarked
package org.caagate.dns;

import org.jspecify.annotations.NullMarked;
