/**
 * The command line {@code caa-gate}: entry, exit statuses, and what the process is given.
 *
 * <p>{@code option} reads what was asked for, {@code input} the identifiers, {@code directory} the ACME directory; {@code check},
 * {@code stream}, {@code records} and {@code resolver} run the commands; {@code report} writes results.
 */
@NullMarked
package org.caagate.cli;

import org.jspecify.annotations.NullMarked;
