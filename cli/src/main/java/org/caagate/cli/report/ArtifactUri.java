package org.caagate.cli.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The URI reference of a file, percent-encoded (RFC 3986). */
final class ArtifactUri {
    private static final String UNRESERVED = "-._~";

    private ArtifactUri() {}

    /** Relative for a file in the directory, else absolute. */
    static String of(String file, Path directory) {
        try {
            Path base = directory.toAbsolutePath().normalize();
            Path absolute = base.resolve(file).normalize();
            return absolute.startsWith(base)
                    ? segments(base.relativize(absolute))
                    : "file://" + root(absolute) + segments(absolute);
        } catch (InvalidPathException e) {
            return encoded(file);
        }
    }

    /** Of a Windows drive {@code C:\}, {@code /C:/}. */
    private static String root(Path absolute) {
        String root = String.valueOf(absolute.getRoot()).replace('\\', '/');
        return root.startsWith("/") ? root : "/" + root;
    }

    private static String segments(Path path) {
        StringBuilder uri = new StringBuilder();
        for (Path segment : path) {
            uri.append(uri.length() == 0 ? "" : "/").append(encoded(segment.toString()));
        }
        return uri.toString();
    }

    private static String encoded(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format(java.util.Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
