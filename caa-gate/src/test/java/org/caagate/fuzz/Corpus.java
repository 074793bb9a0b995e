package org.caagate.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The inputs of a module's fuzz targets: a directory for each, called as its class, with a file for each input. */
public final class Corpus {
    private static final Path DIRECTORY = Path.of("src/test/fuzz");
    private static final Path TESTS = Path.of("src/test/java");

    private Corpus() {}

    /** Returns the names of the directories. */
    public static Set<String> directories() {
        return files(DIRECTORY, 1).stream()
                .filter(Files::isDirectory)
                .map(directory -> directory.getFileName().toString())
                .filter(name -> name.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names of the classes that a fuzzer can run: those called so. */
    public static Set<String> targets() {
        return files(TESTS, Integer.MAX_VALUE).stream()
                .map(file -> TESTS.relativize(file).toString().replace('\\', '/'))
                .filter(file -> file.endsWith("Fuzz.java"))
                .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns a test for each target, which runs it on each of its inputs. */
    public static Stream<DynamicTest> tests() {
        return targets().stream().map(name -> DynamicTest.dynamicTest(name, () -> replay(name)));
    }

    private static void replay(String name) throws ReflectiveOperationException {
        MethodHandle target = MethodHandles.publicLookup()
                .findStatic(Class.forName(name), "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class));
        for (Path input : files(DIRECTORY.resolve(name), 1)) {
            if (Files.isRegularFile(input)) {
                replay(target, input);
            }
        }
    }

    private static void replay(MethodHandle target, Path input) {
        try {
            target.invokeExact(Files.readAllBytes(input));
        } catch (Throwable e) {
            // Whatever it is: the name of the file is what one needs to run it again.
            throw new AssertionError(input + ": " + e, e);
        }
    }

    private static List<Path> files(Path directory, int depth) {
        try (Stream<Path> files = Files.walk(directory, depth)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
