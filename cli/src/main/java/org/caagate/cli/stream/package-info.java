/**
 * The check of a stream of identifiers ({@code --format jsonl}): a request for each, results in the order of the input, in bounded
 * memory.
 */
@NullMarked
package org.caagate.cli.stream;

import org.jspecify.annotations.NullMarked;
