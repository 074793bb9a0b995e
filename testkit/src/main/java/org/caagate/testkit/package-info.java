/**
 * Servers that play the network's part in a test: a recursive resolver and an ACME CA, in process and on loopback.
 */
@NullMarked
package org.caagate.testkit;

import org.jspecify.annotations.NullMarked;
