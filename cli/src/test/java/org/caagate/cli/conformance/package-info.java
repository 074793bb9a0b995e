/** The conformance cases through the packaged command. */
@NullMarked
package org.caagate.cli.conformance;

import org.jspecify.annotations.NullMarked;
