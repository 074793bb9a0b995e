/** What to do about a verdict that nobody can give: a table of causes, each with its section of the manual. */
@NullMarked
package org.caagate.cli.advice;

import org.jspecify.annotations.NullMarked;
