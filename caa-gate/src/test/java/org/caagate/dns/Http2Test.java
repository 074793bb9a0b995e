package org.caagate.dns;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.caagate.lookup.Answer;
import org.caagate.name.DomainName;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@DisplayName("DNS over HTTP/2")
class Http2Test {
    private static final String PASSWORD = "resolver";
    private static final int QUERIES = 300;

    private static byte[] reply() throws IOException {
        Name name = Name.fromConstantString("example.com.");
        Message message = new Message(0);
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.RA);
        message.addRecord(Record.newRecord(name, Type.CAA, DClass.IN), Section.QUESTION);
        message.addRecord(
                Record.fromString(name, Type.CAA, DClass.IN, 60, "0 issue \"ca.example\"", Name.root), Section.ANSWER);
        return message.toWire();
    }

    private static WireMockServer server(KeyStore keys, Path folder) throws Exception {
        Path file = folder.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, PASSWORD.toCharArray());
        }
        WireMockServer server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(file.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        server.stubFor(post(urlEqualTo("/dns-query"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/dns-message")
                        .withBody(reply())));
        return server;
    }

    private final TestAuthority authority = TestAuthority.selfSigned("Root");
    private WireMockServer server;
    private Tunnel tunnel;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = server(
                authority.serverKeyStore(SubjectAltNames.none().ip("127.0.0.1"), PASSWORD.toCharArray()), folder);
        tunnel = Tunnel.to(server.httpsPort());
    }

    @AfterEach
    void stop() throws IOException {
        tunnel.close();
        server.stop();
    }

    private DnsLookup lookup(int tries) {
        return lookup(Ask.PATIENCE, tries);
    }

    private DnsLookup lookup(Duration timeout, int tries) {
        return DnsLookup.builder()
                .servers(DnsServer.parse("https://127.0.0.1:" + tunnel.port() + "/dns-query"))
                .tlsContext(authority.clientContext())
                .tries(tries)
                .inFlight(QUERIES)
                .timeout(timeout)
                .backOff(Duration.ZERO)
                .build();
    }

    private static CompletionStage<Answer> ask(DnsLookup lookup) {
        return lookup.lookup(DomainName.parse("example.com"), Ask.context());
    }

    @Test
    void carries_more_queries_than_a_server_takes_at_once_over_one_connection() {
        DnsLookup lookup = lookup(1);
        List<CompletionStage<Answer>> stages =
                IntStream.range(0, QUERIES).mapToObj(i -> ask(lookup)).toList();
        stages.forEach(stage -> Ask.present(Ask.answer(stage)));
        assertThat(server.getAllServeEvents()).hasSize(QUERIES).allSatisfy(event -> assertThat(
                        event.getRequest().getProtocol())
                .isEqualTo("HTTP/2.0"));
        assertThat(tunnel.requests).hasSize(1);
    }

    @Test
    void leaves_a_connection_that_has_died_without_a_word() {
        // Real time: what the client has sent when somebody turns the hands cannot be known.
        DnsLookup lookup = lookup(Duration.ofSeconds(1), 20);
        Ask.present(Ask.answer(ask(lookup)));
        tunnel.forgetConnections();
        Ask.present(Ask.answer(ask(lookup)));
        assertThat(tunnel.requests).hasSizeGreaterThan(1);
    }
}
