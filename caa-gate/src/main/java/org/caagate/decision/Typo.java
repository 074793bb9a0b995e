package org.caagate.decision;

/**
 * A typing error that was recognised in a value.
 *
 * @param id what kind
 * @param fault what is wrong, as a sentence without an end, safe to print
 */
record Typo(FindingId id, String fault) {}
