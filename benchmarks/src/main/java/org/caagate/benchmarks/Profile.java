package org.caagate.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time and the memory of a run went, by a recording of the JVM's own (JFR): samples of threads that run Java, and of what they
 * allocate. What the JVM does beside that (compiling, collecting, waiting in the kernel) is not in it.
 */
final class Profile {
    private static final int MOST_LINES = 20;
    private static final String ELSEWHERE = "JDK only";

    private final Map<String, Double> threads = new HashMap<>();
    private final Costs packages = new Costs();
    private final Costs classes = new Costs();

    /** Shares of CPU time and of octets, each by the same keys. */
    private static final class Costs {
        private final Map<String, Double> cpu = new HashMap<>();
        private final Map<String, Double> octets = new HashMap<>();

        void print(String what) {
            double allCpu = sum(cpu);
            double allOctets = sum(octets);
            System.out.printf("%n| %s | CPU | allocated |%n|---|---|---|%n", what);
            cpu.keySet().forEach(key -> octets.putIfAbsent(key, 0.0));
            octets.entrySet().stream()
                    .sorted(Comparator.comparing(each -> -cpu.getOrDefault(each.getKey(), 0.0)))
                    .limit(MOST_LINES)
                    .forEach(each -> System.out.printf(
                            Locale.ROOT,
                            "| %s | %.1f %% | %.1f %% |%n",
                            each.getKey(),
                            100 * cpu.getOrDefault(each.getKey(), 0.0) / allCpu,
                            100 * each.getValue() / allOctets));
        }
    }

    private Profile() {}

    /**
     * Prints tables.
     *
     * @param arguments the recording
     */
    public static void main(String[] arguments) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile recording = new RecordingFile(Path.of(arguments[0]))) {
            while (recording.hasMoreEvents()) {
                profile.add(recording.readEvent());
            }
        }
        profile.print();
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> {
                threads.merge(crew(event.getThread("sampledThread").getJavaName()), 1.0, Double::sum);
                String type = owner(typesOf(event));
                packages.cpu.merge(packageOf(type), 1.0, Double::sum);
                classes.cpu.merge(type, 1.0, Double::sum);
            }
            case "jdk.ObjectAllocationSample" -> {
                String type = owner(typesOf(event));
                packages.octets.merge(packageOf(type), (double) event.getLong("weight"), Double::sum);
                classes.octets.merge(type, (double) event.getLong("weight"), Double::sum);
            }
            default -> {}
        }
    }

    private static List<String> typesOf(RecordedEvent event) {
        return Optional.ofNullable(event.getStackTrace()).stream()
                .flatMap(trace -> trace.getFrames().stream())
                .filter(RecordedFrame::isJavaFrame)
                .map(frame -> frame.getMethod().getType().getName())
                .toList();
    }

    /**
     * Returns the class on whose account a moment goes: the innermost that is not the JDK's.
     *
     * @param types the classes of a stack, the innermost first
     */
    static String owner(List<String> types) {
        return types.stream()
                .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun."))
                .findFirst()
                // A lambda, or a class inside another, belongs to the file.
                .map(type -> type.replaceFirst("\\$.*", ""))
                .orElse(ELSEWHERE);
    }

    static String packageOf(String type) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    /** Returns the name of a thread without its number. */
    static String crew(String thread) {
        return thread.replaceFirst("[ -]*[0-9]+$", "");
    }

    private static double sum(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private void print() {
        double all = sum(threads);
        System.out.printf("| threads | CPU |%n|---|---|%n");
        threads.entrySet().stream()
                .sorted(Comparator.comparing(each -> -each.getValue()))
                .forEach(each -> System.out.printf(
                        Locale.ROOT, "| %s | %.1f %% |%n", each.getKey(), 100 * each.getValue() / all));
        packages.print("package");
        classes.print("class");
    }
}
