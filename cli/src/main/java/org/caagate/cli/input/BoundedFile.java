package org.caagate.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The reading of whole files that should be small. */
public final class BoundedFile {
    private BoundedFile() {}

    /**
     * Reads a file.
     *
     * @param file which
     * @param most how many octets it may have
     * @return its octets
     * @throws IOException if it cannot be read, or has more
     */
    public static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw new IOException("more than " + most + " octets");
            }
            return content;
        }
    }
}
