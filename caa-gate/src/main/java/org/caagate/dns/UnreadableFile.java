package org.caagate.dns;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.caagate.name.Escaped;

/** Why a file that somebody named cannot be read, in words. */
final class UnreadableFile {
    private UnreadableFile() {}

    /** Returns a clause that is safe to print. */
    static String text(String file, IOException fault) {
        String shown = Escaped.quote(file);
        if (fault instanceof NoSuchFileException) {
            return shown + ": there is no such file";
        }
        if (fault instanceof AccessDeniedException) {
            return shown + ": permission denied";
        }
        return shown + ": cannot be read: " + Escaped.line(String.valueOf(fault.getMessage()));
    }
}
