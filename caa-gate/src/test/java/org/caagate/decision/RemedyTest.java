package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyTest {
    private static List<RecordChange> alternatives(Scenario scenario, String identifier) {
        Verdict verdict = scenario.decide(identifier);
        assertThat(verdict).isInstanceOf(Refused.class);
        List<RecordChange> alternatives = ((Refused) verdict).remedy().alternatives();
        for (RecordChange change : alternatives) {
            assertThat(scenario.after(change).decide(identifier))
                    .as("after %s", change)
                    .isInstanceOf(Permitted.class);
        }
        return alternatives;
    }

    private static String note(Scenario scenario, String identifier) {
        assertThat(alternatives(scenario, identifier)).isEmpty();
        return ((Refused) scenario.decide(identifier)).remedy().note();
    }

    @Test
    void adds_issue_for_a_host_name_where_the_policy_stands() {
        RecordChange change = alternatives(Scenario.of("example.com 0 issue \"other.example\""), "example.com")
                .get(0);
        assertThat(change)
                .isEqualTo(new RecordChange.Add(
                        change.owner(), Scenario.record("0 issue \"ca.example\""), "example.com and below"));
    }

    @Test
    void adds_issue_for_a_wildcard_where_there_is_no_issuewild() {
        assertThat(alternatives(Scenario.of("example.com 0 issue \"other.example\""), "*.example.com"))
                .extracting(change -> ((RecordChange.Add) change).record().tag())
                .containsExactly("issue");
    }

    @Test
    void adds_issuewild_for_a_wildcard_only_where_the_set_has_one() {
        List<RecordChange> changes =
                alternatives(Scenario.of("example.com 0 issuewild \"other.example\""), "*.example.com");
        assertThat(changes)
                .extracting(change -> ((RecordChange.Add) change).record().tag())
                .containsExactly("issuewild");
        assertThat(changes.get(0).reach()).isEqualTo("wildcards at example.com and below");
    }

    @Test
    void adds_issuemail_for_a_mailbox() {
        assertThat(alternatives(Scenario.of("example.com 0 issuemail \";\""), "a@example.com"))
                .extracting(change -> ((RecordChange.Add) change).record().tag())
                .containsExactly("issuemail");
    }

    @Test
    void offers_records_of_its_own_to_a_name_below_the_policy() {
        List<RecordChange> changes =
                alternatives(Scenario.of("example.com 0 issue \"other.example\""), "www.example.com");
        assertThat(changes)
                .extracting(RecordChange::owner)
                .extracting(Object::toString)
                .containsExactly("example.com", "www.example.com");
        assertThat(changes.get(1).reach())
                .isEqualTo("www.example.com and below, where the records at example.com then no longer count");
    }

    @Test
    void puts_the_new_account_in_the_place_of_the_old_one_first() {
        List<RecordChange> changes = alternatives(
                Scenario.of(
                                "example.com 0 issue \"ca.example; accounturi=https://ca.example/1; validationmethods=dns-01\"")
                        .account("https://ca.example/2")
                        .method("dns-01"),
                "example.com");
        assertThat(((RecordChange.Replace) changes.get(0)).record().toString())
                .isEqualTo("0 issue \"ca.example;accounturi=https://ca.example/2;validationmethods=dns-01\"");
        assertThat(((RecordChange.Add) changes.get(1)).record().toString())
                .isEqualTo("0 issue \"ca.example;accounturi=https://ca.example/2\"");
    }

    @Test
    void puts_the_method_beside_the_others_first() {
        List<RecordChange> changes = alternatives(
                Scenario.of("example.com 0 issue \"ca.example; validationmethods=dns-01\"")
                        .method("http-01"),
                "example.com");
        assertThat(((RecordChange.Replace) changes.get(0)).record().toString())
                .isEqualTo("0 issue \"ca.example;validationmethods=dns-01,http-01\"");
    }

    @Test
    void makes_one_of_two_accounts_in_a_record() {
        List<RecordChange> changes = alternatives(
                Scenario.of(
                                "example.com 0 issue \"ca.example; accounturi=https://ca.example/1; accounturi=https://ca.example/3\"")
                        .account("https://ca.example/2"),
                "example.com");
        assertThat(((RecordChange.Replace) changes.get(0)).record().toString())
                .isEqualTo("0 issue \"ca.example;accounturi=https://ca.example/2\"");
    }

    @Test
    void takes_the_critical_flag_off_or_the_record_away() {
        assertThat(alternatives(
                        Scenario.of("example.com 0 issue \"ca.example\"", "example.com 128 tbs \"x\""), "example.com"))
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly("Replace", "Remove");
    }

    @Test
    void never_takes_the_only_record_away_since_names_above_were_not_looked_at() {
        assertThat(alternatives(Scenario.of("example.com 128 tbs \"x\""), "example.com"))
                .extracting(change -> change.getClass().getSimpleName())
                .containsExactly("Replace");
    }

    @Test
    void says_so_where_one_change_is_not_enough() {
        assertThat(note(Scenario.of("example.com 128 a \"x\"", "example.com 128 b \"x\""), "example.com"))
                .isEqualTo("no single change is enough: every record that stands in the way must change");
    }

    @Test
    void says_so_where_the_policy_belongs_to_the_target_of_an_alias() {
        assertThat(note(
                        Scenario.of("host.cdn.example 0 issue \"other.example\"")
                                .alias("www.example.com", "host.cdn.example"),
                        "www.example.com"))
                .contains("www.example.com is an alias")
                .contains("host.cdn.example");
    }

    @Test
    void never_adds_records_beside_an_alias_that_the_climb_passed() {
        Scenario scenario =
                Scenario.of("example.com 0 issue \"other.example\"").alias("www.example.com", "nothing.cdn.example");
        assertThat(alternatives(scenario, "www.example.com"))
                .extracting(change -> change.owner().toString())
                .containsExactly("example.com");
    }

    @Test
    void names_the_issuer_that_the_profile_prefers() {
        Scenario scenario = Scenario.of("example.com 0 issue \";\"")
                .issuer(Issuer.named("old.example", "new.example")
                        .withProfile(IssuerProfile.named("renamed")
                                .preferredName(org.caagate.name.IssuerDomainName.parse("new.example"))
                                .build()));
        assertThat(((RecordChange.Add) alternatives(scenario, "example.com").get(0))
                        .record()
                        .toString())
                .isEqualTo("0 issue \"new.example\"");
    }

    private static Scenario pinnedToOthers(int records, int others) {
        Scenario scenario = Scenario.of().account("https://ca.example/ours");
        for (int i = 0; i < records; i++) {
            scenario.record(
                    "example.com", Scenario.record("0 issue \"ca.example; accounturi=https://ca.example/" + i + "\""));
        }
        for (int i = 0; i < others; i++) {
            scenario.record("example.com", Scenario.record("0 issue \"other" + i + ".example\""));
        }
        return scenario;
    }

    private static List<String> kinds(List<RecordChange> changes) {
        return changes.stream().map(change -> change.getClass().getSimpleName()).toList();
    }

    @Test
    void rewrites_four_records_at_most() {
        assertThat(kinds(alternatives(pinnedToOthers(3, 0), "example.com")))
                .containsExactly("Replace", "Replace", "Replace", "Add");
        assertThat(kinds(alternatives(pinnedToOthers(6, 0), "example.com")))
                .containsExactly("Replace", "Replace", "Replace", "Replace", "Add");
    }

    @Test
    void rewrites_nothing_in_a_set_of_more_than_a_hundred_records() {
        assertThat(kinds(alternatives(pinnedToOthers(1, 99), "example.com"))).containsExactly("Replace", "Add");
        assertThat(kinds(alternatives(pinnedToOthers(1, 100), "example.com"))).containsExactly("Add");
    }

    @Test
    void proposes_a_change_of_two_equal_records_once() {
        Scenario scenario = pinnedToOthers(1, 0)
                .record("example.com", Scenario.record("0 issue \"ca.example; accounturi=https://ca.example/0\""));
        assertThat(kinds(alternatives(scenario, "example.com"))).containsExactly("Replace", "Add");
    }

    @Test
    void gives_a_name_below_the_policy_a_record_of_the_property_that_it_needs() {
        assertThat(ownRecord("*.www.example.com", "0 issuewild \"other.example\""))
                .isEqualTo("0 issue \"ca.example\"");
        assertThat(ownRecord("www.example.com", "0 issue \"other.example\"")).isEqualTo("0 issue \"ca.example\"");
        assertThat(ownRecord("a@www.example.com", "0 issuemail \"other.example\""))
                .isEqualTo("0 issuemail \"ca.example\"");
    }

    private static String ownRecord(String identifier, String policy) {
        List<RecordChange> changes = alternatives(Scenario.of("example.com " + policy), identifier);
        RecordChange last = changes.get(changes.size() - 1);
        assertThat(last.owner()).hasToString("www.example.com");
        return ((RecordChange.Add) last).record().toString();
    }

    @Test
    void asks_for_the_issuer_where_nobody_knows_it() {
        assertThat(note(Scenario.of("example.com 0 issue \";\"").issuer(Issuer.unknown()), "example.com"))
                .contains("name the issuer domain name");
    }
}
