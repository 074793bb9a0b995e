/** The commands {@code check} and {@code exec}: settings, run and result. */
@NullMarked
package org.caagate.cli.check;

import org.jspecify.annotations.NullMarked;
