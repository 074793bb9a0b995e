/**
 * The ACME directory of the command line (RFC 8555 section 7.1.1): from URL or alias to what the CA says of itself, over HTTPS.
 *
 * <p>Directory, proxies and certificate files are hostile until shown otherwise: all that is read is bounded, all that is shown is
 * escaped. Nothing here is loaded unless a directory is asked for.
 */
@NullMarked
package org.caagate.cli.directory;

import org.jspecify.annotations.NullMarked;
