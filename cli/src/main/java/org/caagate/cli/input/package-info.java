/** The identifiers that a run is about: names, files of names, certification requests and certificates. */
@NullMarked
package org.caagate.cli.input;

import org.jspecify.annotations.NullMarked;
