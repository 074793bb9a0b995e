package org.caagate.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.CaaGate;
import org.slf4j.Logger;
import org.slf4j.nop.NOPServiceProvider;
import org.xbill.DNS.Name;

/** The CPU time of a JVM that checks one name, in turns with that of a JVM that does nothing. */
final class FirstVerdictCost {
    private static final double MOST_MILLIS = 150;

    private FirstVerdictCost() {}

    /**
     * Measures.
     *
     * @param arguments the number of turns
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int turns = Integer.parseInt(arguments[0]);
        List<Double> costs = new ArrayList<>();
        List<Double> empty = new ArrayList<>();
        List<Double> messages = new ArrayList<>();
        try (SlowResolver server = new SlowResolver(Duration.ofMillis(1))) {
            String address = Ground.server(server.address()).toString();
            String name = SlowResolver.decided(1).get(0);
            for (int turn = 0; turn <= turns; turn++) {
                double nothing = cpuMillis(EmptyMain.class);
                double message = cpuMillis(FirstMessage.class);
                double verdict = cpuMillis(FirstVerdict.class, address, name, Ground.ISSUER);
                // The first turn reads the files into the cache of the system.
                if (turn > 0) {
                    empty.add(nothing);
                    messages.add(message - nothing);
                    costs.add(verdict - nothing);
                }
            }
        }
        Table.print(Row.measured("CPU time of an empty main", Row.Figure.of(Samples.median(empty), "ms")));
        Table.print(Row.measured(
                "CPU time of a main that reads one message by dnsjava, on top of an empty main",
                Row.Figure.of(Samples.median(messages), "ms")));
        Table.print(Row.atMost(
                "CPU time of the library's first verdict, on top of an empty main",
                Row.Figure.of(Samples.median(costs), "ms"),
                Row.Figure.of(MOST_MILLIS, "ms"),
                1));
    }

    /** Runs a JVM and returns the CPU time of all its threads, in user and system mode. */
    private static double cpuMillis(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null", "bash"));
        command.addAll(command(main, arguments));
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0 || !said.matches("[0-9.]+ [0-9.]+")) {
            throw new IllegalStateException(main + ": " + said);
        }
        return Arrays.stream(said.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .sum()
                * 1000;
    }

    /** The command that runs a class in a JVM of its own, as an application would that does nothing but check. */
    static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** What an application has that does nothing but check. */
    private static String classPath() {
        return Stream.of(FirstVerdict.class, CaaGate.class, Name.class, Logger.class, NOPServiceProvider.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
