package org.caagate.benchmarks;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;

/** A resolver on loopback that lets every answer wait, as if it were far away. Names have four labels. */
final class SlowResolver implements AutoCloseable {
    /** A name with CAA records of its own, below an ancestor that never answers. */
    static final String BELOW_DEAD = "www.shop.dead.example";

    private final ScriptedDnsServer server;

    SlowResolver(Duration delay) {
        server = ScriptedDnsServer.builder()
                .keepQuestions(0)
                .start()
                .zone("""
                        example TXT "top level"
                        *.shop.corp.example CAA 0 issue "%1$s"
                        *.shop.bare.example TXT "x"
                        %2$s CAA 0 issue "%1$s"
                        dead.example TIMEOUT
                        """.formatted(Ground.ISSUER, BELOW_DEAD))
                .fault("*", Fault.delay(delay));
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** Returns names with CAA records of their own, all under one parent. */
    static List<String> decided(int count) {
        return names(count, "shop.corp.example");
    }

    /** Returns names without CAA records up to the top level, all under one parent. */
    static List<String> bare(int count) {
        return names(count, "shop.bare.example");
    }

    private static List<String> names(int count, String parent) {
        return IntStream.range(0, count).mapToObj(i -> "www" + i + "." + parent).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
