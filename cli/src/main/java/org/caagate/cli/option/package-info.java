/** The options of the commands: one definition of each, and the reading of arguments and environment. */
@NullMarked
package org.caagate.cli.option;

import org.jspecify.annotations.NullMarked;
