package org.caagate.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.cli.Version;

/** What the build adds to the jars of the command: all of it is made from them. */
final class Distribution {
    private final Path jars;
    private final Path files;

    private Distribution(Path jars, Path files) {
        this.jars = jars;
        this.files = files;
    }

    /**
     * Adds it.
     *
     * @param arguments the directory of the jars, that for everything else, and the zone file of {@link ClassList}
     * @throws IOException if anything cannot be read or written
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Distribution(Path.of(arguments[0]), Path.of(arguments[1])).write(Path.of(arguments[2]));
    }

    private void write(Path zone) throws IOException, InterruptedException {
        ShellFiles.write(files);
        new Licenses(Files.createDirectories(files.resolve("licenses"))).copy(jars());
        new ClassList(jars.resolve("caa-gate-cli.jar"), zone).write(jars.resolve("caa-gate.classlist"));
        Files.writeString(jars.resolve("caa-gate.build"), Version.TEXT + " " + digest() + "\n", UTF_8);
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.list(jars)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** Tells this build from any other: the launcher keeps what it derives from the jars under this name. */
    private String digest() throws IOException {
        MessageDigest digest = sha256();
        for (Path jar : jars()) {
            digest.update(jar.getFileName().toString().getBytes(UTF_8));
            digest.update(Files.readAllBytes(jar));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
