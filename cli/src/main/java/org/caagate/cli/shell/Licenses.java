package org.caagate.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The licences and notices that jars bring along, laid out where people look for them. */
final class Licenses {
    private static final Pattern TEXT = Pattern.compile("META-INF/((?:LICENSE|NOTICE)(?:[.](?:md|txt))?)");

    private final Path directory;

    Licenses(Path directory) {
        this.directory = directory;
    }

    void copy(List<Path> jars) throws IOException {
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                copy(jar, path.getFileName().toString().replaceFirst("[.]jar$", ""));
            }
        }
    }

    private void copy(JarFile jar, String name) throws IOException {
        for (JarEntry entry : jar.stream().toList()) {
            Matcher text = TEXT.matcher(entry.getName());
            if (text.matches()) {
                try (InputStream content = jar.getInputStream(entry)) {
                    Path copy = directory.resolve(name + "-" + text.group(1));
                    Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
