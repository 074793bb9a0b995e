package org.caagate.cli.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.cli.directory.DirectoryServer;
import org.caagate.cli.golden.GoldenScript.Section;
import org.caagate.cli.process.CaaGateProcess;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.StandardHierarchy;

/** Where the runs of a golden file take place: a DNS server and a directory. What differs from run to run has a word there. */
final class GoldenPlace implements AutoCloseable {
    /** As in the name of the jar that the build has just made. */
    private static final String VERSION = version();

    private final ScriptedDnsServer server;
    private final Path directory;
    private Optional<DirectoryServer> acme = Optional.empty();
    private Optional<ScriptedDnsServer> signed = Optional.empty();
    private String tls = "tls://localhost:1@127.0.0.1";

    GoldenPlace(ScriptedDnsServer server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    private static String version() {
        try {
            return Files.readString(CaaGateProcess.module().resolve("target/lib/caa-gate.build"))
                    .split(" ", 2)[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void prepare(Section section) throws Exception {
        switch (section.word()) {
            case "about" -> {}
            case "zone" -> server.zone(section.text());
            case "signed" -> signed();
            case "acme" -> acme(section.text());
            case "tls" -> tls();
            case "file" -> Files.writeString(directory.resolve(section.rest()), concrete(section.text()));
            default -> throw new IllegalArgumentException("what is " + section.heading() + "?");
        }
    }

    private void acme(String document) throws Exception {
        DirectoryServer started = DirectoryServer.start();
        started.answer("/directory", DirectoryServer.status(200, document));
        acme = Optional.of(started);
        Files.writeString(directory.resolve("root.pem"), DirectoryServer.rootPem());
    }

    private void signed() throws IOException {
        signed = Optional.of(StandardHierarchy.shared().resolver().start());
        Files.writeString(
                directory.resolve("anchors.txt"), StandardHierarchy.shared().trustAnchor());
    }

    private void tls() throws IOException {
        int port = server.listenOverTls(DirectoryServer.identity()).address().getPort();
        tls = "tls://localhost:" + port + "@127.0.0.1";
        Files.writeString(directory.resolve("root.pem"), DirectoryServer.rootPem());
    }

    private String url() {
        return acme.map(started -> started.url("/directory").toString()).orElse("https://127.0.0.1:1/directory");
    }

    @Override
    public void close() {
        acme.ifPresent(DirectoryServer::close);
        signed.ifPresent(ScriptedDnsServer::close);
    }

    /** The sections of a run, with what really came. */
    List<Section> ran(List<Section> run) throws IOException, InterruptedException {
        CaaGateProcess process = CaaGateProcess.of(
                        GoldenScript.arguments(concrete(run.get(0).rest())).toArray(new String[0]))
                .in(directory);
        List<Section> written = new ArrayList<>();
        for (Section section : run) {
            switch (section.word()) {
                case "run" -> written.add(section);
                case "env" -> {
                    int equals = section.rest().indexOf('=');
                    process.with(
                            section.rest().substring(0, equals),
                            concrete(section.rest().substring(equals + 1)));
                    written.add(section);
                }
                case "stdin" -> {
                    process.input(concrete(section.text()));
                    written.add(section);
                }
                default -> {}
            }
        }
        CaaGateProcess.Result result = process.run();
        add(written, "stdout", "", result.out());
        add(written, "stderr", "", result.err());
        for (Section section : run) {
            if (section.word().equals("result")) {
                Path file = directory.resolve(section.rest());
                add(written, "result", section.rest(), Files.exists(file) ? Files.readString(file) : "(no file)\n");
            }
        }
        written.add(new Section("status", Integer.toString(result.status()), List.of("")));
        return written;
    }

    private void add(List<Section> written, String word, String rest, String text) {
        if (!text.isEmpty()) {
            String shown = general(text.endsWith("\n") ? text : text + "(no end of line)\n");
            written.add(new Section(
                    word, rest, List.of(shown.substring(0, shown.length() - 1).split("\n", -1))));
        }
    }

    private String dns() {
        return place(server);
    }

    private String signedDns() {
        return signed.map(GoldenPlace::place).orElse("127.0.0.1:2");
    }

    private static String place(ScriptedDnsServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    private String concrete(String text) {
        return text.replace("$TLS", tls)
                .replace("$DNS", dns())
                .replace("$SIGNED", signedDns())
                .replace("$DIR", directory.toString())
                .replace("$ACME", url());
    }

    private String general(String text) {
        return text.replace(tls, "$TLS")
                .replace(dns(), "$DNS")
                .replace(signedDns(), "$SIGNED")
                .replace(directory.toString(), "$DIR")
                .replace(url(), "$ACME")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "TIME")
                .replaceAll("(\"millis\" ?: ?)[0-9]+", "$10")
                .replaceAll("time=\"[0-9.]+\"", "time=\"0\"")
                .replaceAll("[0-9]+ questions in [0-9.]+ s", "SOME questions in SOME s")
                .replace(VERSION, "VERSION");
    }
}
