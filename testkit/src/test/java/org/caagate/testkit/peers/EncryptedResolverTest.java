package org.caagate.testkit.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.caagate.testkit.x509.TestAuthority;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@DisplayName("A real resolver with a certificate")
class EncryptedResolverTest {
    private static final TestAuthority AUTHORITY = TestAuthority.selfSigned("Authority of the resolvers");
    private static final Map<String, String> ZONES =
            Map.of(".", "com. NS ns.peer.invalid.", "com.", "@ CAA 0 issue \"ca.example\"");

    @ParameterizedTest
    @EnumSource(names = {"UNBOUND", "BIND", "KNOT_RESOLVER"})
    void answers_over_tls_and_over_https(RealValidatorTest.Program program, @TempDir Path directory) throws Exception {
        RealPeers.require("nsd", "unbound", program.executable());
        try (Nsd nsd = Nsd.start(directory.resolve("nsd"), ZONES);
                RealResolver resolver = program.start(
                        directory.resolve("resolver"),
                        ResolverSetup.of(Unbound.zonesOf(nsd)).encrypted(AUTHORITY))) {
            assertThat(overTls(resolver.tlsAddress())).isEqualTo("0 issue \"ca.example\"");
            assertThat(overHttps(resolver.httpsAddress())).isEqualTo("0 issue \"ca.example\"");
        }
    }

    @Test
    void has_no_encrypted_port_without_one(@TempDir Path directory) throws Exception {
        RealPeers.require("nsd", "unbound");
        try (Nsd nsd = Nsd.start(directory.resolve("nsd"), ZONES);
                RealResolver resolver =
                        Unbound.start(directory.resolve("resolver"), ResolverSetup.of(Unbound.zonesOf(nsd)))) {
            assertThatThrownBy(resolver::tlsAddress).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(resolver::httpsAddress).isInstanceOf(IllegalStateException.class);
        }
    }

    private static byte[] question() throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString("com."), Type.CAA, DClass.IN))
                .toWire();
    }

    private static String answer(byte[] octets) throws IOException {
        Message message = new Message(octets);
        assertThat(message.getRcode()).isEqualTo(Rcode.NOERROR);
        return message.getSection(Section.ANSWER).get(0).rdataToString();
    }

    /** RFC 7858 section 3.3: as over TCP. */
    private static String overTls(InetSocketAddress server) throws Exception {
        byte[] question = question();
        try (Socket socket =
                AUTHORITY.clientContext().getSocketFactory().createSocket(server.getAddress(), server.getPort())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(question.length);
            out.write(question);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] reply = new byte[in.readUnsignedShort()];
            in.readFully(reply);
            return answer(reply);
        }
    }

    /** RFC 8484 section 4.1. */
    private static String overHttps(InetSocketAddress server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.getPort() + "/dns-query"))
                .header("Content-Type", "application/dns-message")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question()))
                .build();
        HttpResponse<byte[]> response = HttpClient.newBuilder()
                .sslContext(AUTHORITY.clientContext())
                .build()
                .send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return answer(response.body());
    }
}
