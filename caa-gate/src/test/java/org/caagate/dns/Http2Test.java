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
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.caagate.lookup.Answer;
import org.caagate.name.DomainName;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;
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

    @Test
    void carries_fifty_queries_at_once_over_one_connection(@TempDir Path folder) throws Exception {
        TestAuthority authority = TestAuthority.selfSigned("Root");
        Path keys = folder.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(keys)) {
            authority
                    .serverKeyStore(SubjectAltNames.none().ip("127.0.0.1"), PASSWORD.toCharArray())
                    .store(out, PASSWORD.toCharArray());
        }
        WireMockServer server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        try (Tunnel tunnel = Tunnel.to(server.httpsPort())) {
            server.stubFor(post(urlEqualTo("/dns-query"))
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "application/dns-message")
                            .withBody(reply())));
            DnsLookup lookup = Ask.patient(DnsServer.parse("https://127.0.0.1:" + tunnel.port() + "/dns-query"))
                    .tlsContext(authority.clientContext())
                    .build();
            List<CompletionStage<Answer>> stages = IntStream.range(0, 50)
                    .mapToObj(i -> lookup.lookup(DomainName.parse("example.com"), Ask.context()))
                    .toList();
            stages.forEach(stage -> Ask.present(Ask.answer(stage)));
            assertThat(server.getAllServeEvents()).hasSize(50).allSatisfy(event -> assertThat(
                            event.getRequest().getProtocol())
                    .isEqualTo("HTTP/2.0"));
            assertThat(tunnel.requests).hasSize(1);
        } finally {
            server.stop();
        }
    }
}
