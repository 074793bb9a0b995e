/** The scripts of {@code examples/clients}, run as their users run them: real clients, the packaged command, Pebble and a DNS server. */
@NullMarked
package org.caagate.examples.clients;

import org.jspecify.annotations.NullMarked;
