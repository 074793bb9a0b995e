package org.caagate.cli.directory;

/**
 * The complaint that an ACME directory could not be read. The message says which, what happened, and what to do instead; it is one
 * line, safe to print.
 */
public final class DirectoryException extends Exception {
    private static final long serialVersionUID = 1L;

    DirectoryException(String message) {
        super(message);
    }

    DirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
