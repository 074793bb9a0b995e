/** What {@code benchmarks/run} measures with. */
@NullMarked
package org.caagate.benchmarks;

import org.jspecify.annotations.NullMarked;
