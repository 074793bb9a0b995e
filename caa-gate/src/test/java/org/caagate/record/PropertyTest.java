package org.caagate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.caagate.locale.TurkishLocale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Properties and their tags, under a Turkish locale")
@ExtendWith(TurkishLocale.class)
class PropertyTest {
    @ParameterizedTest
    @CsvSource({
        "issue, ISSUE, issue",
        "ISSUE, ISSUE, issue",
        "IsSuE, ISSUE, issue",
        "issuewild, ISSUEWILD, issuewild",
        "ISSUEWILD, ISSUEWILD, issuewild",
        "issuemail, ISSUEMAIL, issuemail",
        "IssueMail, ISSUEMAIL, issuemail",
        "issuevmc, ISSUEVMC, issuevmc",
        "ISSUEVMC, ISSUEVMC, issuevmc",
        "iodef, IODEF, iodef",
        "IODEF, IODEF, iodef",
        "contactemail, CONTACTEMAIL, contactemail",
        "CONTACTEMAIL, CONTACTEMAIL, contactemail",
        "contactphone, CONTACTPHONE, contactphone",
        "CONTACTPHONE, CONTACTPHONE, contactphone"
    })
    void a_registered_tag_is_known_whatever_its_case(String tag, PropertyTag known, String text) {
        CaaRecord record = CaaRecord.of(0, tag, "");
        assertThat(PropertyTag.of(record)).contains(known);
        assertThat(known.text()).isEqualTo(text);
        assertThat(record.tag()).isEqualTo(text);
    }

    /** Reserved, drafts, near misses, and what a careless fold or an escape could make of a name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth",
                "path",
                "policy",
                "security",
                "tbs",
                "issue ",
                " issue",
                "issue\0",
                "is-sue",
                "issuewil",
                "issuewildd",
                "issu",
                "\u00ecssue",
                "\\105ssue",
                "\"issue\"",
                "issue;",
                "\u00a0issue"
            })
    void any_other_tag_is_unknown(String tag) {
        CaaRecord record = CaaRecord.of(128, tag, "ca.example");
        assertThat(PropertyTag.of(record)).isEmpty();
        assertThat(Property.of(record)).isEqualTo(new Property.Unknown(record));
    }

    @Test
    void an_unknown_tag_is_safe_to_print() {
        assertThat(CaaRecord.of(0, "\u001b[31mX\"\u00fc", "").tag()).isEqualTo("\\027[31mx\\\"\\252");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue", "issuewild", "issuemail", "issuevmc"})
    void the_four_issue_tags_share_a_grammar(String tag) {
        CaaRecord record = CaaRecord.of(0, tag, "ca.example");
        assertThat(Property.of(record)).asInstanceOf(type(Property.Issue.class)).satisfies(issue -> {
            assertThat(issue.record()).isEqualTo(record);
            assertThat(issue.tag().text()).isEqualTo(tag);
            assertThat(issue.value()).isInstanceOf(IssueValue.Named.class);
        });
    }

    @Test
    void iodef_is_a_target() {
        CaaRecord record = CaaRecord.of(0, "iodef", "mailto:a@b.example");
        assertThat(Property.of(record)).isEqualTo(new Property.Iodef(record, IodefTarget.parse(record.value())));
    }

    @ParameterizedTest
    @CsvSource({"contactemail, CONTACTEMAIL", "contactphone, CONTACTPHONE"})
    void a_contact_restricts_nothing(String tag, PropertyTag known) {
        CaaRecord record = CaaRecord.of(128, tag, "anything");
        assertThat(Property.of(record)).isEqualTo(new Property.Contact(record, known));
    }
}
