package org.caagate.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/** Standard output as results need it: what cannot be written is an exception, where {@link PrintStream} would keep silent. */
final class ResultStream extends FilterOutputStream {
    private ResultStream(OutputStream out) {
        super(out);
    }

    /** Returns the standard output of this process, past the print stream of the JVM. */
    static OutputStream ofProcess() {
        return new ResultStream(new FileOutputStream(FileDescriptor.out));
    }

    /** Returns a print stream of a test. */
    static OutputStream of(PrintStream out) {
        return new ResultStream(out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        try {
            out.write(octets, offset, length);
        } catch (IOException e) {
            throw isPipe(e) ? new ReaderGoneException(e) : e;
        }
        requireNoTrouble();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
        requireNoTrouble();
    }

    private void requireNoTrouble() throws IOException {
        if (out instanceof PrintStream print && print.checkError()) {
            throw new IOException("standard output is broken");
        }
    }

    /** The system's word for EPIPE, which is all that Java has of it; in most languages the word pipe stays in it. */
    private static boolean isPipe(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
