/** The command {@code resolver}: what a gate could trust resolvers with. */
@NullMarked
package org.caagate.cli.resolver;

import org.jspecify.annotations.NullMarked;
