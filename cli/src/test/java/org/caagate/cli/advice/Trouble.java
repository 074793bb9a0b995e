package org.caagate.cli.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caagate.cli.Runs;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.Transport;

/** A way to get into each trouble of {@code docs/troubleshooting.md}, with what the command prints then. */
record Trouble(Cause cause, Scene scene, List<String> arguments) {
    private static final String NAME = "shop.example.com";

    /** What answers has to answer within so long, on a busy machine too; silence takes it several times. */
    private static final String PATIENT = "2s";

    /** As long as an address on loopback with its port, so that lines break alike. */
    private static final String SHOWN = "192.0.2.53:5353";

    /** What goes wrong. */
    @FunctionalInterface
    interface Scene {
        void play(ScriptedDnsServer server);
    }

    private static Trouble of(Cause cause, Scene scene, String... arguments) {
        return new Trouble(cause, scene, List.of(arguments));
    }

    private static Trouble fault(Cause cause, Fault fault, String... arguments) {
        return of(cause, server -> server.fault(NAME, fault), arguments);
    }

    private static Fault servfail(int code, String text) {
        return Fault.servfail().and(Fault.extendedError(code, text));
    }

    /** All that can be brought about from outside. */
    static List<Trouble> all() {
        List<Trouble> all = new ArrayList<>(validation());
        all.addAll(refusals());
        all.addAll(silence());
        all.addAll(oddities());
        all.addAll(unsaid());
        return all;
    }

    private static List<Trouble> validation() {
        return List.of(
                fault(Cause.FILTERED, Fault.extendedError(17, "parental control")),
                fault(Cause.BOGUS_EXPIRED, servfail(7, "")),
                fault(Cause.BOGUS_NOT_YET_VALID, servfail(8, "")),
                fault(Cause.BOGUS_DNSKEY_MISSING, servfail(9, "no SEP matching the DS found for example.com.")),
                fault(Cause.BOGUS_RRSIGS_MISSING, servfail(10, "")),
                fault(Cause.BOGUS_NSEC_MISSING, servfail(12, "")),
                fault(Cause.BOGUS, Fault.bogus()));
    }

    private static List<Trouble> refusals() {
        return List.of(
                fault(Cause.NO_REACHABLE_AUTHORITY, servfail(22, "At delegation example.com")),
                fault(Cause.UPSTREAM_NETWORK_ERROR, servfail(23, "192.0.2.1:53 timed out for example.com CAA")),
                of(Cause.SERVFAIL_UNCHECKED, server -> server.fault("example.com", Fault.servfail())),
                fault(Cause.SERVFAIL, Fault.respond(Trouble::unclear), "--timeout", PATIENT),
                fault(Cause.REFUSED, Fault.refused()),
                fault(Cause.NOTIMP, Fault.notimp()),
                fault(Cause.FORMERR, Fault.formerr()),
                fault(Cause.RCODE, Fault.yxdomain()));
    }

    /** SERVFAIL, and silence to whoever asks whether it is for validation. */
    private static Optional<byte[]> unclear(Query query) {
        byte[] answer = query.answer("");
        answer[3] |= 2;
        return query.checkingDisabled() ? Optional.empty() : Optional.of(answer);
    }

    private static List<Trouble> silence() {
        return List.of(
                fault(Cause.TRUNCATED, Fault.truncated(), "--explain"),
                // The names above it are asked along, and answered.
                fault(Cause.TIMEOUT_FOR_THIS_NAME, Fault.timeout(), "--timeout", PATIENT),
                of(Cause.TIMEOUT, server -> server.fault("*", Fault.timeout()), "--timeout", PATIENT),
                of(Cause.NETWORK, ScriptedDnsServer::close),
                fault(Cause.DEADLINE, Fault.timeout(), "--timeout", "3s", "--deadline", "6s"));
    }

    private static List<Trouble> oddities() {
        return List.of(
                fault(Cause.MALFORMED, Forgery.malformed()),
                fault(Cause.LAME, Forgery.noRecursion()),
                of(Cause.ALIAS_LOOP, server -> server.zone(aliases(17))),
                of(
                        Cause.PERSPECTIVES_DISAGREE,
                        server -> server.fault(
                                NAME,
                                Forgery.inAnswer(NAME + ". CAA 0 issue \"ca.example\"")
                                        .over(Transport.UDP)),
                        "--perspective",
                        "elsewhere=tcp://$DNS"),
                of(Cause.NO_SUCH_TLD, server -> server.zone("com NXDOMAIN")),
                of(Cause.TOO_LARGE, server -> server.zone(records(2001))),
                fault(Cause.STALE, Fault.extendedError(3, "")),
                of(
                        Cause.RESOLVER_SEES_NO_CAA,
                        server -> server.zone("canary.example.org TXT \"no CAA\""),
                        "--canary",
                        "canary.example.org"));
    }

    private static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> NAME + " CAA 0 issue \"" + i + ".example\"\n")
                .collect(Collectors.joining());
    }

    private static String aliases(int count) {
        return NAME + " CNAME 1.example.net\n"
                + IntStream.range(1, count)
                        .mapToObj(i -> i + ".example.net CNAME " + (i + 1) + ".example.net\n")
                        .collect(Collectors.joining());
    }

    private static List<Trouble> unsaid() {
        return List.of(
                of(
                        Cause.ACCOUNT_UNKNOWN,
                        server ->
                                server.zone(NAME + " CAA 0 issue \"ca.example;accounturi=https://ca.example/acct/1\"")),
                of(
                        Cause.METHOD_UNKNOWN,
                        server -> server.zone(NAME + " CAA 0 issue \"ca.example;validationmethods=dns-01\"")),
                of(
                        Cause.ACCOUNT_AND_METHOD_UNKNOWN,
                        server -> server.zone(NAME + " CAA 0 issue \"ca.example;"
                                + "accounturi=https://ca.example/acct/1;validationmethods=dns-01\"")));
    }

    /** A command line and what it prints, with an address for documentation that is as long as the real one. */
    String sample() {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            String address = "127.0.0.1:" + server.address().getPort();
            scene.play(server);
            List<String> line = new ArrayList<>(List.of("check", "--issuer", "ca.example", "--resolver", address));
            arguments.forEach(argument -> line.add(argument.replace("$DNS", address)));
            line.add(NAME);
            Runs.Result result = new Runs().run(line.toArray(new String[0]));
            return ("$ caa-gate " + String.join(" ", line) + "\n" + result.out() + "(status " + result.status() + ")\n")
                    .replace(address, SHOWN);
        }
    }

    @Override
    public String toString() {
        return cause.id();
    }
}
