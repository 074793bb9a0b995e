package org.caagate.cli;

import java.io.IOException;

/** Nobody reads the result any more: the other end of the pipe is closed, as {@code head} does. */
final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException(IOException cause) {
        super(cause);
    }
}
