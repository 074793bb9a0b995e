/** What shells and manuals know of the command: made from {@link org.caagate.cli.option.Option}, never written by hand. */
@org.jspecify.annotations.NullMarked
package org.caagate.cli.shell;
