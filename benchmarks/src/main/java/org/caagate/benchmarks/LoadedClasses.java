package org.caagate.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which classes a JVM loads up to its first verdict, by where they come from: most of what that costs is in proportion to them. */
final class LoadedClasses {
    /** "[0.020s][info][class,load] java.lang.Object source: shared objects file". */
    private static final Pattern LOADED = Pattern.compile("\\[class,load[^]]*] (\\S+) source: (.*)");

    private LoadedClasses() {}

    /** Prints a table. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (SlowResolver server = new SlowResolver(Duration.ofMillis(1))) {
            List<String> command = new ArrayList<>(FirstVerdictCost.command(
                    FirstVerdict.class,
                    Ground.server(server.address()).toString(),
                    SlowResolver.decided(1).get(0),
                    Ground.ISSUER));
            command.add(1, "-Xlog:class+load:stdout");
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(log);
            }
            System.out.printf("| classes of | loaded |%n|---|---|%n");
            count(log).forEach((origin, count) -> System.out.printf("| %s | %d |%n", origin, count));
        }
    }

    static Map<String, Long> count(String log) {
        return LOADED.matcher(log)
                .results()
                .collect(Collectors.groupingBy(LoadedClasses::origin, TreeMap::new, Collectors.counting()));
    }

    private static String origin(MatchResult loaded) {
        String name = loaded.group(1);
        boolean isMadeAtRunTime = !loaded.group(2).contains("shared objects file")
                && (name.contains("$$Lambda") || name.contains("/0x") || name.contains("LambdaForm"));
        String owner = name.startsWith("org.caagate.")
                ? "caa-gate"
                : name.startsWith("org.xbill.") ? "dnsjava" : "the JDK and others";
        if (isMadeAtRunTime) {
            return owner + ", made at run time for lambdas";
        }
        return loaded.group(2).contains("shared objects file") ? owner + ", out of the JDK's archive" : owner;
    }
}
