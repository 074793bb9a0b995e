/** The packaged command as a process. */
@NullMarked
package org.caagate.cli.process;

import org.jspecify.annotations.NullMarked;
