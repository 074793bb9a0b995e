package org.caagate.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caagate.name.DomainName;
import org.caagate.testkit.peers.RealPeers;

/** The program dnsperf, which asks as fast as it can and understands nothing. */
final class Dnsperf {
    private static final Pattern RATE = Pattern.compile("Queries per second: +([0-9.]+)");
    private static final Pattern LOST = Pattern.compile("Queries lost: +([0-9]+)");
    private static final int OUTSTANDING = 128;

    private final Path directory;
    private final InetSocketAddress server;

    /**
     * Makes it ask the questions that checks ask.
     *
     * @param directory for its input
     * @param server whom to ask
     * @param names whose climbs to ask
     */
    Dnsperf(Path directory, InetSocketAddress server, List<String> names) throws IOException {
        this.directory = directory;
        this.server = server;
        Files.write(
                directory.resolve("questions"),
                names.stream()
                        .flatMap(name -> DomainName.parse(name).climb().stream())
                        .map(name -> name + " CAA")
                        .toList());
    }

    /** Returns the questions a second that were answered. */
    double run(Duration time) throws InterruptedException {
        String output = RealPeers.run(
                directory,
                "dnsperf",
                "-s",
                server.getAddress().getHostAddress(),
                "-p",
                String.valueOf(server.getPort()),
                "-d",
                "questions",
                "-e",
                "-q",
                String.valueOf(OUTSTANDING),
                "-l",
                String.valueOf(time.toSeconds()));
        if (number(LOST, output) > 0) {
            throw new IllegalStateException("dnsperf lost questions:\n" + output);
        }
        return number(RATE, output);
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("dnsperf says nothing of " + pattern + ":\n" + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
