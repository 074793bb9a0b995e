/** Golden tests: whole runs of the packaged command, as data. */
@NullMarked
package org.caagate.cli.golden;

import org.jspecify.annotations.NullMarked;
