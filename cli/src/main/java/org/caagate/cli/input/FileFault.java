package org.caagate.cli.input;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.caagate.name.Escaped;

/** What is wrong with a file that the user named, in words. */
public final class FileFault {
    private FileFault() {}

    /**
     * Returns the words.
     *
     * @param file the file as the user named it
     * @param fault what happened
     * @return a clause, safe to print
     */
    public static String of(String file, Exception fault) {
        String shown = Escaped.quote(file);
        if (fault instanceof NoSuchFileException) {
            return shown + ": there is no such file";
        }
        if (fault instanceof AccessDeniedException) {
            return shown + ": permission denied";
        }
        if (fault instanceof InvalidPathException) {
            return shown + " is no file name";
        }
        if (fault instanceof CharacterCodingException) {
            return shown + ": not UTF-8";
        }
        return shown + ": cannot be read: " + Escaped.line(String.valueOf(fault.getMessage()));
    }
}
