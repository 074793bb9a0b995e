package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class ZoneTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "CAA 0 issue \"ca.example\"         | 00 05 6973737565 63612e6578616d706c65",
                "CAA 128 IsSuE \"\"                 | 80 05 4973537545",
                "CAA 255 tbs Unknown                | ff 03 746273 556e6b6e6f776e",
                "CAA 0 issue \"a;b c\" ; comment    | 00 05 6973737565 613b622063",
                "CAA 0 issue \"\\000\\\"\\\\\\255\" | 00 05 6973737565 00 22 5c ff",
                "CAA 0 i\\045j \"x\"                | 00 03 692d6a 78",
                "CAA 0 \"\" \"x\"                   | 00 00 78",
                "CAA 0 issue \"b\u00fc\"            | 00 05 6973737565 62c3bc",
                "CAA \\# 0                          | ",
                "CAA \\# 2 0000                     | 0000",
                "CAA \\# 3 00ff61                   | 00ff61",
                "CAA \\# 3 00 ff61                  | 00ff61",
                "TYPE257 \\# 3 00ff61               | 00ff61",
                "TYPE257 0 issue x                  | 00 05 6973737565 78",
                "caa 0 issue \"x\"                  | 00 05 6973737565 78",
                "IN CAA 0 issue \"x\"               | 00 05 6973737565 78",
                "7 IN CAA 0 issue \"x\"             | 00 05 6973737565 78",
                "IN 7 CAA 0 issue \"x\"             | 00 05 6973737565 78"
            })
    void sends_caa_rdata_octet_by_octet(String typeAndRdata, String octets) throws IOException {
        byte[] rdata = octets == null ? new byte[0] : HexFormat.of().parseHex(octets.replace(" ", ""));
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            server.zone("example.com. " + typeAndRdata);
            Message question = Client.question("example.com");
            byte[] answer = client.exchange(question);

            int start = question.toWire().length + 12; // a pointer and ten fixed octets
            assertThat(Arrays.copyOfRange(answer, start, answer.length)).isEqualTo(rdata);
            assertThat(answer[start - 1] + (answer[start - 2] << 8)).isEqualTo(rdata.length);
        }
    }

    @Test
    void takes_a_tag_of_255_octets() throws IOException {
        String tag = "t".repeat(255);
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            server.zone("example.com. CAA 0 " + tag + " \"x\"");

            assertThat(new String(client.exchange(Client.question("example.com")), StandardCharsets.US_ASCII))
                    .endsWith(tag + "x");
        }
    }

    @Test
    void takes_comments_empty_lines_and_a_ttl_of_zero() throws IOException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            server.zone("; a comment\r\n\r\n \t \n\texample.com 0 CAA 0 issue \"x\" ; another\n");

            assertThat(client.ask("example.com")
                            .getSection(Section.ANSWER)
                            .get(0)
                            .getTTL())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com.",
                "example.com. NOTYPE x",
                "example.com. OPT x",
                "example.com. CAA",
                "example.com. CAA 0 issue",
                "example.com. CAA 256 issue \"x\"",
                "example.com. CAA -1 issue \"x\"",
                "example.com. CAA x issue \"x\"",
                "example.com. CAA 0 issue \"x",
                "example.com. CAA 0 issue \"x\" y",
                "example.com. CAA 0 issue \"\\256\"",
                "example.com. CAA 0 issue \"\\25\"",
                "example.com. CAA 0 issue x\\",
                "example.com. CAA \\# 2 00",
                "example.com. CAA \\# 1 0x",
                "example.com. A 192.0.2.256",
                "example.com. CNAME",
                "example.com. CNAME \\# 2 0561",
                "example.com. 4294967296 A 192.0.2.1",
                "ex\u00e4mple.com. A 192.0.2.1",
                "a..b. A 192.0.2.1"
            })
    void refuses_a_line_that_it_cannot_read_and_adds_nothing(String line) throws IOException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.zone("good.example. A 192.0.2.1\n" + line))
                    .withMessageContaining(line);
            assertThat(Client.answer(client.ask(Client.question("good.example", Type.A))))
                    .isEmpty();
        }
    }

    @Test
    void refuses_rdata_longer_than_its_length_field_can_say() {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.zone("example.com. CAA 0 issue \"" + "x".repeat(65_536) + "\""))
                    .withMessageContaining("RDATA of 65543 octets");
        }
    }
}
