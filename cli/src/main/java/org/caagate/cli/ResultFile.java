package org.caagate.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.name.Escaped;

/**
 * Where the result goes: a stream, or the file of {@code --output}, which is there whole or not at all: it is written beside its
 * place and moved there at the end.
 */
public final class ResultFile {
    private static final Pattern OPEN_STREAM = Pattern.compile("/dev/(stdout|stderr|fd/[0-9]+)|/proc/[^/]+/fd/[0-9]+");

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private final OutputStream stream;
    private final Optional<Path> file;

    private ResultFile(OutputStream stream, Optional<Path> file) {
        this.stream = stream;
        this.file = file;
    }

    /** What writes a result. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the result.
         *
         * @param out where to
         * @throws IOException if it cannot be written
         * @throws InterruptedException if the thread is interrupted; then the file stays as it was
         */
        void write(Writer out) throws IOException, InterruptedException;
    }

    /**
     * Reads where the result goes.
     *
     * @param options what the user gave
     * @param stream where it goes without {@code --output}
     * @param faults where to complain
     * @return the place; meaningless if there were faults
     */
    public static ResultFile read(GivenOptions options, OutputStream stream, Faults faults) {
        return new ResultFile(stream, options.read(Option.OUTPUT, faults, ResultFile::place));
    }

    private static Path place(String text) {
        Path file;
        try {
            file = Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(Escaped.quote(text) + " is no file name", e);
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it is empty; name a file");
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(Escaped.quote(text) + " is a directory, not a file");
        }
        Path written = isStream(file) ? file : directory(text, file);
        if (!Files.isWritable(written)) {
            throw new IllegalArgumentException(Escaped.quote(text) + " cannot be written: permission denied");
        }
        return file;
    }

    private static Path directory(String text, Path file) {
        try {
            Path place = behindLinks(file);
            Path directory = Optional.ofNullable(place.getParent()).orElse(place);
            if (!Files.isDirectory(directory)) {
                throw new IllegalArgumentException(
                        Escaped.quote(text) + ": there is no directory " + Escaped.quote(directory.toString()));
            }
            return directory;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    Escaped.quote(text) + " cannot be written: " + Escaped.line(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Writes the result.
     *
     * @param content what writes it
     * @throws IOException if it cannot be written; then a file stays as it was
     * @throws InterruptedException if the thread is interrupted; then a file stays as it was
     */
    public void write(Content content) throws IOException, InterruptedException {
        if (file.isEmpty()) {
            writeTo(stream, content);
        } else if (isStream(file.get())) {
            try (OutputStream out =
                    Files.newOutputStream(file.get(), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                writeTo(out, content);
            }
        } else {
            replace(file.get(), content);
        }
    }

    /** A pipe, a device, or a name for a stream that is open already: nothing can take its place. */
    private static boolean isStream(Path file) {
        String name = file.toAbsolutePath().normalize().toString();
        return OPEN_STREAM.matcher(name).matches() || (Files.exists(file) && !Files.isRegularFile(file));
    }

    private static void writeTo(OutputStream stream, Content content) throws IOException, InterruptedException {
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        content.write(out);
        out.flush();
    }

    private static void replace(Path file, Content content) throws IOException, InterruptedException {
        // A symbolic link stays one: what it leads to is replaced.
        Path place = behindLinks(file);
        // A name that nobody can foresee, in a directory where others may write too.
        Path draft = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out =
                    Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                keepMode(place, draft);
                writeTo(out, content);
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Where the file is; for a new one, links that lead nowhere yet say where. */
    private static Path behindLinks(Path file) throws IOException {
        Path place = file.toAbsolutePath();
        if (Files.exists(place)) {
            return place.toRealPath();
        }
        for (int links = 0; Files.isSymbolicLink(place); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("its links lead nowhere");
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        return place;
    }

    /** Who could not read the file before cannot read it now. */
    private static void keepMode(Path place, Path draft) throws IOException {
        if (Files.exists(place) && Files.getFileStore(place).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(place));
        }
    }
}
