/** The formats of results. Whatever came from elsewhere is escaped in all of them. */
@NullMarked
package org.caagate.cli.report;

import org.jspecify.annotations.NullMarked;
