/** The command {@code records}: the CAA records that apply to names, and where they were found. */
@NullMarked
package org.caagate.cli.records;

import org.jspecify.annotations.NullMarked;
