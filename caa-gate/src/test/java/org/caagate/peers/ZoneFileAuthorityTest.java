package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.caagate.testkit.peers.Nsd;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.zone.MalformedZoneException;
import org.caagate.zone.ZoneFile;
import org.caagate.zone.ZoneFileLookup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A zone file answers as NSD does that has loaded it")
class ZoneFileAuthorityTest {
    private static final String ORIGIN = "zone.example.";
    private static final String ZONE = """
            @            60 CAA 0 issue "apex"
            www          CAA   0 issue "www"
            www          CAA   0 issuewild ";"
            www          TYPE257 \\# 8 80056973737565 3b
            odd          IN 5m CAA ( 128 issue ; comment
                               "a\\"b\\\\c\\200\\;" )
            below.empty  A     192.0.2.1
            alias        30 CNAME www
            alias2       CNAME alias
            x.alias2     TXT   "below an alias"
            dangling     CNAME nowhere
            toapex       CNAME @
            old          CAA   0 issue "old"
            old          20 DNAME new
            www.new      CAA   0 issue "www.new"
            alias.new    CNAME www
            *.wild       CAA   0 issue "wild"
            host.wild    A     192.0.2.1
            a.deep.wild  A     192.0.2.1
            *.walias     CNAME www
            *.wempty.x   A     192.0.2.1
            below.*.star CAA   0 issue "below the star"
            *.w1         CNAME a.w2
            *.w2         CAA   0 issue "twice"
            $ORIGIN sub.zone.example.
            @            CAA   0 issue "relative"
            \\097b        CAA   0 issue "escaped"
            $TTL 7
                         CAA   0 iodef "mailto:a@b.example"
            """;

    @AutoClose
    private static Nsd nsd;

    private static CaaLookup authority;
    private static CaaLookup file;

    @BeforeAll
    static void start(@TempDir Path directory) throws InterruptedException, MalformedZoneException {
        RealPeers.require("nsd", "nsd-control");
        nsd = Nsd.start(directory, Map.of(ORIGIN, ZONE));
        authority = DnsLookup.builder()
                .servers(DnsServer.parse("127.0.0.1:" + nsd.address().getPort()))
                .timeout(Asked.LONG_TRY)
                .build();
        // What Nsd puts before the records.
        String whole = "$TTL 3600\n@ SOA ns.peer.invalid. hostmaster.peer.invalid. 1 3600 600 86400 3600\n" + ZONE;
        ZoneFile zone = ZoneFile.parse(
                "zone",
                whole.getBytes(StandardCharsets.ISO_8859_1),
                Optional.of(DomainName.parse(ORIGIN)),
                Instant.EPOCH);
        file = ZoneFileLookup.of(List.of(zone), (name, context) -> {
            throw new AssertionError("asked for " + name);
        });
    }

    static Stream<String> names() {
        return Stream.of("""
                @ www a.www odd empty below.empty x.empty nowhere a.nowhere alias x.alias alias2 x.alias2 y.alias2 dangling toapex
                old www.old alias.old x.old a.b.old new www.new x.new wild a.wild b.a.wild host.wild x.host.wild deep.wild
                x.deep.wild a.deep.wild walias a.walias b.a.walias wempty.x a.wempty.x x star a.star below.a.star a.below.star
                z.w1 z.w2 w1 sub ab.sub x.sub""".split("[ \n]+"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_same_name_has_the_same_answer(String name) {
        DomainName asked = DomainName.parse(name.equals("@") ? ORIGIN : name + "." + ORIGIN);
        assertThat(shown(ask(file, asked))).isEqualTo(shown(ask(authority, asked)));
    }

    private static Answer ask(CaaLookup lookup, DomainName name) {
        LookupContext context = LookupContext.lasting(Asked.LONG, Timer.system());
        return lookup.lookup(name, context).toCompletableFuture().join();
    }

    /** Kind, records with TTL, and aliases. */
    private static String shown(Answer answer) {
        String end = answer.fold(
                present -> present.records().stream()
                        .map(record -> record.ttl() + " " + record)
                        .sorted()
                        .toList()
                        .toString(),
                absent -> absent.absence().id(),
                failed -> failed.failure().toString());
        return end + " "
                + answer.trail().aliases().stream().map(Alias::toString).toList();
    }
}
