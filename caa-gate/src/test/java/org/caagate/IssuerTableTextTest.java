package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.caagate.decision.AddedNames;
import org.caagate.decision.IssuerProfile;
import org.caagate.name.IssuerDomainName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IssuerTableTextTest {
    /** Lines 1 to 9: sound by itself, so that a line put after it is what a test is about. */
    private static final String SOUND = """
            # A comment.

            [ca]
            name: A CA
            date: 2026-11-22
            source: somewhere
            trust: public
            directory: https://ca.example/directory
            issuer: ca.example
            """;

    @Test
    void reads_every_key() {
        IssuerRow row = IssuerTable.parse(SOUND + """
                        host: other.example
                        acme: acme://ca.example
                        alias: other-word
                        issuer: second.example
                        hint: third.example
                        prefer: second.example
                        tags: issue iodef
                        quirk: flag-one-is-critical
                        account: https://ca.example/old/ https://ca.example/new/
                        adds: www
                        ended: 2026-11-21
                        """).withId("other-word").orElseThrow();
        assertThat(row.displayName()).isEqualTo("A CA");
        assertThat(row.source()).isEqualTo("somewhere");
        assertThat(row.date()).isEqualTo("2026-11-22");
        assertThat(row.ended()).hasValueSatisfying(ended -> assertThat(ended).isEqualTo("2026-11-21"));
        assertThat(row.names()).map(IssuerDomainName::text).containsExactly("ca.example", "second.example");
        assertThat(row.hints()).map(IssuerDomainName::text).containsExactly("third.example");
        IssuerProfile profile = row.profile();
        assertThat(profile.id()).isEqualTo("ca");
        assertThat(profile.trust()).isEqualTo(IssuerProfile.Trust.PUBLIC);
        assertThat(profile.knows("issue")).isTrue();
        assertThat(profile.knows("issuewild")).isFalse();
        assertThat(profile.addedNames()).containsExactly(AddedNames.WWW);
        assertThat(profile.preferredName()).contains(IssuerDomainName.parse("second.example"));
    }

    @Test
    void a_word_for_a_ca_that_has_no_name_here_is_refused_without_an_empty_list() {
        IssuerTable table = IssuerTable.parse(SOUND.replace("issuer: ca.example\n", ""));

        assertThatThrownBy(() -> table.issuerDomainName("CA"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("; give the one that the CA states for itself");
    }

    @Test
    void reads_lines_that_end_as_windows_ends_them() {
        assertThat(IssuerTable.parse(SOUND.replace("\n", "\r\n")).withId("ca")).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses_what_is_doubtful_and_says_in_which_line(String added, int line, String fault) {
        assertThatThrownBy(() -> IssuerTable.parse(SOUND + added))
                .isInstanceOf(MalformedTableException.class)
                .hasMessageStartingWith("table of issuers, line " + line + ": ")
                .hasMessageContaining(fault);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("nonsense", 10, "neither [id] nor"),
                Arguments.of("hint:x.example", 10, "neither [id] nor"),
                Arguments.of(" hint: x.example", 10, "no such key"),
                Arguments.of("hints: x.example", 10, "no such key"),
                Arguments.of("Hint: x.example", 10, "no such key"),
                Arguments.of("hint:  x.example", 10, "one space after the colon"),
                Arguments.of("hint: x.example ", 10, "no space at the end"),
                Arguments.of("hint:\tx.example", 10, "only printable ASCII"),
                Arguments.of("hint: b\u00fccher.example", 10, "only printable ASCII"),
                Arguments.of("name: Again", 10, "stands twice"),
                Arguments.of("\n\ndate: 2026-11-22", 12, "stands twice"),
                Arguments.of("issuer: ca.example", 10, "stands twice"),
                Arguments.of("issuer: ca.example.", 10, "not an issuer domain name"),
                Arguments.of("issuer: *.ca.example", 10, "not an issuer domain name"),
                Arguments.of("hint: ;", 10, "not an issuer domain name"),
                Arguments.of("hint: ca.example", 9, "both an issuer name and a hint"),
                Arguments.of("prefer: other.example", 10, "not among the issuer names"),
                Arguments.of("tags: issue issuewide", 10, "the tags are"),
                Arguments.of("tags: issue  iodef", 10, "the tags are"),
                Arguments.of("quirk: reads-nothing", 10, "no quirk"),
                Arguments.of("adds: mail", 10, "no rule"),
                Arguments.of("account: https://ca.example/acct/", 10, "there must be several"),
                Arguments.of("account: https://ca.example/a/ https://ca.example/b", 10, "ends with a slash"),
                Arguments.of("account: /a/ /b/", 10, "absolute URI"),
                Arguments.of("directory: http://ca.example/", 10, "https URL"),
                Arguments.of("directory: https://", 10, "not a URI"),
                Arguments.of("directory: https:///directory", 10, "https URL"),
                Arguments.of("host: CA.example", 10, "in lower case"),
                Arguments.of("host: ca.example/path", 10, "in lower case"),
                Arguments.of("acme: https://ca.example", 10, "scheme acme"),
                Arguments.of("alias: Two Words", 10, "lower-case letters"),
                Arguments.of("ended: soon", 10, "could not be parsed"),
                Arguments.of("ended: 2026-02-30", 10, "could not be parsed"),
                Arguments.of("[]", 10, "lower-case letters"),
                Arguments.of("[Ca2]", 10, "lower-case letters"),
                Arguments.of("[other]", 10, "[other] has no name"),
                Arguments.of("\n[other]\nname: Other\ndate: 2026-11-22\ntrust: public", 11, "[other] has no source"),
                Arguments.of(row("[ca]", ""), 10, "already means [ca]"),
                Arguments.of(row("[other]", "alias: ca"), 15, "already means [ca]"),
                Arguments.of(row("[other]", "trust: public"), 15, "stands twice"),
                Arguments.of(row("[other]", "directory: https://CA.example/else"), 10, "host ca.example already means"),
                Arguments.of(row("[other]", "host: ca.example"), 10, "host ca.example already means"),
                Arguments.of(row("[other]", "directory: https://ca.example:14000/"), 10, "already means [ca]"),
                Arguments.of(row("[other]", "issuer: other.example"), 15, "stated for a directory"));
    }

    private static String row(String id, String last) {
        return id + "\nname: Other\ndate: 2026-11-22\nsource: elsewhere\ntrust: public\n" + last;
    }

    @Test
    void refuses_a_date_that_is_none_and_a_trust_that_is_none() {
        assertThatThrownBy(() -> IssuerTable.parse(SOUND.replace("date: 2026-11-22", "date: 22.11.2026")))
                .hasMessageStartingWith("table of issuers, line 5: ");
        assertThatThrownBy(() -> IssuerTable.parse(SOUND.replace("trust: public", "trust: everybody")))
                .hasMessageStartingWith("table of issuers, line 7: ")
                .hasMessageContaining("public or private");
    }

    @Test
    void refuses_a_value_before_the_first_row_and_a_table_without_rows() {
        assertThatThrownBy(() -> IssuerTable.parse("name: A CA"))
                .hasMessageContaining("line 1: a value before the first [id]");
        assertThatThrownBy(() -> IssuerTable.parse("# nothing\n")).hasMessageContaining("no row");
    }
}
