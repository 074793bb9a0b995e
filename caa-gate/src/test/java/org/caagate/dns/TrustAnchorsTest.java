package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Trust anchors")
class TrustAnchorsTest {
    private static final String KSK_2017 =
            "AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5emLvN7SWX"
                    + "gnLh4+B5xQlNVz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBxWezF0jLHwVN8efS3rCj/EWgvIWgb9tarpVUDK/b58Da+sqqls3eN"
                    + "buv7pr+eoZG+SrDK6nWeL3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555KrUB5qihylGa8subX2Nn6UwNR1Ak"
                    + "UTV74bU=";

    @Test
    void of_the_root_are_both_keys_of_iana() {
        assertThat(TrustAnchors.iana()).hasToString(". 20326, . 38696");
    }

    @Test
    void out_of_a_key_are_the_ds_record_that_iana_publishes_for_it() {
        TrustAnchors anchors = TrustAnchors.parse(". 172800 IN DNSKEY 257 3 8 " + KSK_2017 + " ; keytag 20326\n");
        assertThat(anchors.records())
                .containsExactly(TrustAnchors.iana().records().get(0));
    }

    @Test
    void may_be_written_over_several_lines_without_ttl_and_class() {
        TrustAnchors anchors = TrustAnchors.parse("; a comment\n\nexample. ds 1 13 2 (\n  " + "00".repeat(16) + "\n  "
                + "ff".repeat(16) + " ) ; end\n.\tDS 2 8 2 " + "0a".repeat(32));
        assertThat(anchors).hasToString("example. 1, . 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ". DS 1 8 2 00 | line 1: no DS or DNSKEY record",
                ". DS 1 8 1 0000000000000000000000000000000000000000 | line 1: algorithm 8 with digest 1 is not supported",
                ". DS 1 99 9 00 | line 1: algorithm 99 with digest 9 is not supported",
                ". DNSKEY 257 2 8 AwEAAaz/ | line 1: a key that is not a zone key",
                ". DNSKEY 385 3 8 AwEAAaz/ | is revoked (RFC 5011)",
                ". A 192.0.2.1 | line 1: no DS or DNSKEY record",
                "example DS 1 8 2 00 | line 1: no DS or DNSKEY record",
                "trust-anchors { . initial-ds 1 8 2 \"00\"; }; | line 1: no DS or DNSKEY record",
                ". DS ( 1 8 2 00 | line 1: a parenthesis that is never closed",
                "; nothing | there is no DS or DNSKEY record",
                ". DNSKEY 256 3 8 AwEAAaz/ | there is no key with the SEP flag (257)",
            })
    void that_cannot_be_used_are_refused(String text, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustAnchors.parse(text))
                .withMessageContaining(fault);
    }

    @Test
    void are_refused_for_all_faults_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustAnchors.parse(". A 192.0.2.1\n\n. DS 1 8 9 00\n. DS 1 8 2 00"))
                .withMessageContainingAll("line 1: ", "line 3: ", "line 4: ");
    }

    @Test
    void of_any_size_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TrustAnchors.parse(";".repeat(70_000)));
    }

    @Test
    void come_out_of_a_file(@TempDir Path place) throws IOException {
        Path file = Files.writeString(place.resolve("root.key"), ". DS 1 8 2 " + "0a".repeat(32));
        assertThat(TrustAnchors.ofFile(file)).hasToString(". 1");
        Files.writeString(file, "; nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustAnchors.ofFile(file))
                .withMessageContaining("root.key");
    }

    @Test
    void say_what_is_wrong_with_the_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("anchors"), ". DS 2 8 2 " + "0a".repeat(32));
        Path empty = Files.createFile(folder.resolve("empty"));

        assertThat(TrustAnchors.ofFile(file)).hasToString(". 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustAnchors.ofFile(empty))
                .withMessageContaining("no DS or DNSKEY record");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustAnchors.ofFile(folder.resolve("mi\u0007ssing")))
                .withMessageEndingWith("mi\\u0007ssing\": there is no such file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustAnchors.ofFile(folder))
                .withMessageContaining(": cannot be read: ");
    }
}
