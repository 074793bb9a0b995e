package org.caagate.x509;

/** What is wrong with one part of a structure; its message is safe to print. */
final class MalformedStructureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedStructureException(String fault) {
        super(fault);
    }
}
