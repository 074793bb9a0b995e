/** The report that a person reads in a terminal. */
@NullMarked
package org.caagate.cli.report.text;

import org.jspecify.annotations.NullMarked;
