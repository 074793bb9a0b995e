package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpTextTest {
    @ParameterizedTest
    @CsvSource({
        // Section 4.1: leading zeros.
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:aaaa:bbbb:cccc:dddd:eeee:0001, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:1",
        // Section 4.2.1: as short as possible.
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8::0:1, 2001:db8::1",
        // Section 4.2.2: one group of zeros is not shortened.
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        // Section 4.2.3: the longest run, the first of equals.
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        // Section 4.3: lower case.
        "2001:DB8::ABCD:EF00, 2001:db8::abcd:ef00",
        // The ends.
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "1:0:0:2:0:0:0:0, 1:0:0:2::",
        "0:0:1:2:3:4:0:0, ::1:2:3:4:0:0",
        "0:1:2:3:4:5:6:0, 0:1:2:3:4:5:6:0",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "8000:0:0:0:80:0:0:0, 8000::80:0:0:0"
    })
    void an_ipv6_address_has_one_text(String written, String canonical) {
        assertThat(Identifier.parse(written)).hasToString(canonical);
    }

    /** Whole groups are often zero: there the rules about runs bite. */
    @Provide
    Arbitrary<byte[]> addresses() {
        Arbitrary<Integer> group = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(0, 0xFFFF)));
        return group.list().ofSize(8).map(groups -> {
            byte[] octets = new byte[16];
            for (int i = 0; i < 8; i++) {
                octets[2 * i] = (byte) (groups.get(i) >> 8);
                octets[2 * i + 1] = (byte) (int) groups.get(i);
            }
            return octets;
        });
    }

    @Property(tries = 500)
    void what_is_printed_reads_back_as_the_same_octets(@ForAll("addresses") byte[] octets) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(octets);
        String text = new Identifier.Ip(address).toString();
        assertThat(Identifier.parse(text)).isEqualTo(new Identifier.Ip(address));
        // The JDK asks nobody for a text that begins with a hex digit or colon and has a colon.
        assertThat(InetAddress.getByName(text)).isEqualTo(address);
    }

    @Provide
    Arbitrary<String> nearlyAddresses() {
        Arbitrary<String> parts = Arbitraries.of("0", "1", "ab", "ffff", "01", "10000", "", ":", "::", "1.2.3.4", "g");
        return Combinators.combine(
                        Arbitraries.of("", ":", "::", "1", "fe80:"),
                        parts.list().ofMaxSize(9))
                .as((start, rest) -> start + String.join(":", rest))
                .filter(text ->
                        text.indexOf(':') >= 0 && (text.startsWith(":") || Ascii.isAlphanumeric(text.charAt(0))))
                .filter(text -> !text.startsWith("g"));
    }

    /** The JDK reads more than RFC 4291 allows, never less. */
    @Property(tries = 2000)
    void what_is_read_has_the_octets_that_the_jdk_reads(@ForAll("nearlyAddresses") String text)
            throws UnknownHostException {
        Optional<Identifier> read = identifier(text);
        if (read.isPresent()) {
            assertThat(read).contains(new Identifier.Ip(InetAddress.getByName(text)));
        }
    }

    private static Optional<Identifier> identifier(String text) {
        try {
            return Optional.of(Identifier.parse(text));
        } catch (InvalidNameException fault) {
            return Optional.empty();
        }
    }
}
