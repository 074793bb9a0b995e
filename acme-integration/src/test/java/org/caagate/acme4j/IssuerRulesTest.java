package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.IssuerQuirk;
import org.junit.jupiter.api.Test;

class IssuerRulesTest {
    private static final URI UNLISTED = URI.create("https://acme.unlisted.example/directory");
    private static final URI LETS_ENCRYPT = URI.create("https://acme-v02.api.letsencrypt.org/directory");
    private static final IssuerProfile OWN = IssuerProfile.named("own").build();

    private static IssuerRules nothingSaid() {
        return new IssuerRules(Optional.empty(), Optional.empty(), false);
    }

    private static IssuerRules said(Issuer issuer) {
        return new IssuerRules(Optional.of(issuer), Optional.empty(), false);
    }

    private static Directory directory(URI uri, String... identities) {
        return new Directory(uri, List.of(identities));
    }

    private static List<FindingId> ids(IssuerChoice choice) {
        return choice.findings().stream().map(Finding::id).toList();
    }

    @Test
    void the_directory_says_who_issues() throws Exception {
        IssuerChoice choice = nothingSaid().choose(directory(UNLISTED, "ca.example", "ca.test"));

        assertThat(choice.issuer()).hasToString("ca.example, ca.test");
        assertThat(choice.issuer()).isInstanceOfSatisfying(Issuer.Named.class, named -> assertThat(named.source())
                .isEqualTo(Issuer.Source.DIRECTORY));
        assertThat(choice.issuer().profile()).isEqualTo(IssuerProfile.generic());
        assertThat(choice.findings()).isEmpty();
    }

    @Test
    void the_directory_says_who_issues_and_the_table_how_that_ca_reads() throws Exception {
        IssuerChoice choice = nothingSaid().choose(directory(LETS_ENCRYPT, "letsencrypt.org"));

        assertThat(choice.issuer()).isInstanceOfSatisfying(Issuer.Named.class, named -> assertThat(named.source())
                .isEqualTo(Issuer.Source.DIRECTORY));
        assertThat(choice.issuer().profile().has(IssuerQuirk.FLAG_ONE_IS_CRITICAL))
                .isTrue();
        assertThat(choice.findings()).isEmpty();
    }

    @Test
    void where_the_directory_is_silent_the_table_speaks_and_says_so() throws Exception {
        IssuerChoice choice = nothingSaid().choose(directory(LETS_ENCRYPT));

        assertThat(choice.issuer()).isInstanceOfSatisfying(Issuer.Named.class, named -> assertThat(named.source())
                .isEqualTo(Issuer.Source.TABLE));
        assertThat(choice.issuer()).hasToString("letsencrypt.org");
        assertThat(ids(choice)).containsExactly(FindingId.ISSUER_FROM_TABLE);
        assertThat(choice.findings().get(0).detail()).containsPattern("row letsencrypt of 20\\d\\d-\\d\\d-\\d\\d, ");
    }

    @Test
    void where_nobody_says_it_the_issuer_is_unknown() throws Exception {
        assertThat(nothingSaid().choose(directory(UNLISTED)).issuer()).isInstanceOf(Issuer.Unknown.class);
    }

    @Test
    void identities_outside_the_grammar_are_named_all_of_them_and_none_is_dropped() {
        Directory hostile = directory(UNLISTED, "ca.example", "*", ";", "", "other.example.", "k\u212a.example");

        assertThatThrownBy(() -> nothingSaid().choose(hostile))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessageContaining("acme.unlisted.example")
                .hasMessageContaining("\"*\"")
                .hasMessageContaining("\";\"")
                .hasMessageContaining("\"\"")
                .hasMessageContaining("\"other.example.\"")
                .hasMessageContaining("\\u212a");
        assertThatThrownBy(() -> said(Issuer.named("ca.example")).choose(hostile))
                .isInstanceOf(GateConfigurationException.class);
    }

    @Test
    void an_issuer_that_the_directory_does_not_name_is_an_error_that_names_both() {
        assertThatThrownBy(() -> said(Issuer.named("other.example")).choose(directory(UNLISTED, "ca.example")))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessageContaining("other.example")
                .hasMessageContaining("\"ca.example\"");
    }

    @Test
    void an_issuer_that_overrides_the_directory_counts_with_a_finding() throws Exception {
        IssuerRules overriding = new IssuerRules(Optional.of(Issuer.named("other.example")), Optional.empty(), true);

        IssuerChoice choice = overriding.choose(directory(UNLISTED, "ca.example", "*"));

        assertThat(choice.issuer()).hasToString("other.example");
        assertThat(ids(choice)).containsExactly(FindingId.ISSUER_NAMES_DIFFER);
    }

    @Test
    void of_names_that_overlap_in_part_the_ones_given_count_with_a_finding() throws Exception {
        for (Issuer given : List.of(Issuer.named("ca.example"), Issuer.named("ca.example", "x.example", "ca.test"))) {
            IssuerChoice choice = said(given).choose(directory(UNLISTED, "ca.example", "ca.test"));

            assertThat(choice.issuer()).isEqualTo(given);
            assertThat(ids(choice)).containsExactly(FindingId.ISSUER_NAMES_DIFFER);
        }
    }

    @Test
    void names_that_differ_in_order_or_case_alone_do_not_differ() throws Exception {
        IssuerChoice choice =
                said(Issuer.named("CA.test", "ca.example")).choose(directory(UNLISTED, "ca.example", "ca.test"));

        assertThat(choice.findings()).isEmpty();
    }

    @Test
    void an_issuer_that_is_given_gets_the_profile_of_the_directory_unless_it_has_its_own() throws Exception {
        Issuer.Named plain = Issuer.named("letsencrypt.org");
        Directory known = directory(LETS_ENCRYPT, "letsencrypt.org");

        assertThat(said(plain).choose(known).issuer().profile().id()).isEqualTo("letsencrypt");
        assertThat(said(plain.withProfile(OWN)).choose(known).issuer().profile())
                .isEqualTo(OWN);
        assertThat(said(plain).choose(directory(UNLISTED)).issuer().profile()).isEqualTo(IssuerProfile.generic());
    }

    @Test
    void a_profile_that_is_given_counts_wherever_the_names_come_from() throws Exception {
        for (Directory directory :
                List.of(directory(LETS_ENCRYPT, "letsencrypt.org"), directory(LETS_ENCRYPT), directory(UNLISTED))) {
            IssuerRules rules = new IssuerRules(Optional.empty(), Optional.of(OWN), false);

            assertThat(rules.choose(directory).issuer().profile()).isEqualTo(OWN);
        }
    }

    @Test
    void an_issuer_that_is_said_to_be_unknown_stays_unknown() throws Exception {
        assertThat(said(Issuer.unknown())
                        .choose(directory(UNLISTED, "ca.example"))
                        .issuer())
                .isInstanceOf(Issuer.Unknown.class);
    }
}
