package org.caagate.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a stream of octets, of which no more than a bounded part is ever held. Not thread-safe. */
final class BoundedLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] line;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean isAtEnd;
    private int number;

    /**
     * Makes a reader.
     *
     * @param in where from
     * @param longest how many octets of a line are kept
     */
    BoundedLines(InputStream in, int longest) {
        this.in = in;
        this.line = new byte[longest];
    }

    /** A line: its number, from 1, its octets without the line feed, as many as are kept, and whether there were more. */
    static final class Line {
        private final int number;
        private final byte[] octets;
        private final boolean isCut;

        private Line(int number, byte[] octets, boolean isCut) {
            this.number = number;
            this.octets = octets;
            this.isCut = isCut;
        }

        int number() {
            return number;
        }

        byte[] octets() {
            return octets;
        }

        boolean isCut() {
            return isCut;
        }
    }

    /** Returns the next line, or nothing at the end; the last line needs no line feed. */
    Optional<Line> next() throws IOException {
        if (at == end && !fill()) {
            return Optional.empty();
        }
        int length = 0;
        boolean isCut = false;
        do {
            int feed = lineFeed();
            int kept = Math.min(feed - at, line.length - length);
            System.arraycopy(buffer, at, line, length, kept);
            length += kept;
            isCut |= kept < feed - at;
            at = feed;
        } while (at == end && fill());
        if (at < end) {
            at++;
        }
        number++;
        return Optional.of(new Line(number, Arrays.copyOf(line, length), isCut));
    }

    private int lineFeed() {
        int feed = at;
        while (feed < end && buffer[feed] != '\n') {
            feed++;
        }
        return feed;
    }

    private boolean fill() throws IOException {
        if (isAtEnd) {
            return false;
        }
        int read = in.read(buffer);
        isAtEnd = read < 0;
        at = 0;
        end = Math.max(0, read);
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
