package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.IssuerQuirk;
import org.junit.jupiter.api.Test;

class IssuerSelectionTest {
    private static final URI UNLISTED = URI.create("https://acme.unlisted.example/directory");
    private static final URI LETS_ENCRYPT = URI.create("https://acme-v02.api.letsencrypt.org/directory");
    private static final IssuerProfile OWN = IssuerProfile.named("own").build();

    private static IssuerSelection nothingSaid() {
        return IssuerSelection.automatic();
    }

    private static IssuerSelection said(Issuer issuer) {
        return nothingSaid().issuer(issuer);
    }

    private static AcmeDirectory directory(URI uri, String... identities) {
        return new AcmeDirectory(uri, List.of(identities));
    }

    private static List<FindingId> ids(SelectedIssuer selected) {
        return selected.findings().stream().map(Finding::id).toList();
    }

    @Test
    void the_directory_says_who_issues() {
        SelectedIssuer selected = nothingSaid().from(directory(UNLISTED, "ca.example", "ca.test"));

        assertThat(selected.issuer()).hasToString("ca.example, ca.test");
        assertThat(selected.issuer()).isInstanceOfSatisfying(Issuer.Named.class, named -> assertThat(named.source())
                .isEqualTo(Issuer.Source.DIRECTORY));
        assertThat(selected.issuer().profile()).isEqualTo(IssuerProfile.generic());
        assertThat(selected.findings()).isEmpty();
    }

    @Test
    void the_directory_says_who_issues_and_the_table_how_that_ca_reads() {
        SelectedIssuer selected = nothingSaid().from(directory(LETS_ENCRYPT, "letsencrypt.org"));

        assertThat(selected.issuer()).isInstanceOfSatisfying(Issuer.Named.class, named -> assertThat(named.source())
                .isEqualTo(Issuer.Source.DIRECTORY));
        assertThat(selected.issuer().profile().has(IssuerQuirk.FLAG_ONE_IS_CRITICAL))
                .isTrue();
        assertThat(selected.findings()).isEmpty();
    }

    @Test
    void where_the_directory_is_silent_the_table_speaks_and_says_so() {
        SelectedIssuer selected = nothingSaid().from(directory(LETS_ENCRYPT));

        assertThat(selected.issuer()).isInstanceOfSatisfying(Issuer.Named.class, named -> assertThat(named.source())
                .isEqualTo(Issuer.Source.TABLE));
        assertThat(selected.issuer()).hasToString("letsencrypt.org");
        assertThat(ids(selected)).containsExactly(FindingId.ISSUER_FROM_TABLE);
        assertThat(selected.findings().get(0).detail()).containsPattern("row letsencrypt of 20\\d\\d-\\d\\d-\\d\\d, ");
    }

    @Test
    void where_nobody_says_it_the_issuer_is_unknown() {
        assertThat(nothingSaid().from(directory(UNLISTED)).issuer()).isInstanceOf(Issuer.Unknown.class);
    }

    @Test
    void identities_outside_the_grammar_are_named_all_of_them_and_none_is_dropped() {
        AcmeDirectory hostile = directory(UNLISTED, "ca.example", "*", ";", "", "other.example.", "k\u212a.example");

        assertThatThrownBy(() -> nothingSaid().from(hostile))
                .isInstanceOf(UnclearIssuerException.class)
                .hasMessageContaining("acme.unlisted.example")
                .hasMessageContaining("\"*\"")
                .hasMessageContaining("\";\"")
                .hasMessageContaining("\"\"")
                .hasMessageContaining("\"other.example.\"")
                .hasMessageContaining("\\u212a");
        assertThatThrownBy(() -> said(Issuer.named("ca.example")).from(hostile))
                .isInstanceOf(UnclearIssuerException.class);
    }

    @Test
    void an_issuer_that_the_directory_does_not_name_is_an_error_that_names_both() {
        assertThatThrownBy(() -> said(Issuer.named("other.example")).from(directory(UNLISTED, "ca.example")))
                .isInstanceOf(UnclearIssuerException.class)
                .hasMessageContaining("other.example")
                .hasMessageContaining("\"ca.example\"");
    }

    @Test
    void an_issuer_that_overrides_the_directory_counts_with_a_finding() {
        IssuerSelection overriding = nothingSaid().issuerOverridingDirectory(Issuer.named("other.example"));

        SelectedIssuer selected = overriding.from(directory(UNLISTED, "ca.example", "*"));

        assertThat(selected.issuer()).hasToString("other.example");
        assertThat(ids(selected)).containsExactly(FindingId.ISSUER_NAMES_DIFFER);
    }

    @Test
    void of_names_that_overlap_in_part_the_ones_given_count_with_a_finding() {
        for (Issuer given : List.of(Issuer.named("ca.example"), Issuer.named("ca.example", "x.example", "ca.test"))) {
            SelectedIssuer selected = said(given).from(directory(UNLISTED, "ca.example", "ca.test"));

            assertThat(selected.issuer()).isEqualTo(given);
            assertThat(ids(selected)).containsExactly(FindingId.ISSUER_NAMES_DIFFER);
        }
    }

    @Test
    void names_that_differ_in_order_or_case_alone_do_not_differ() {
        SelectedIssuer selected =
                said(Issuer.named("CA.test", "ca.example")).from(directory(UNLISTED, "ca.example", "ca.test"));

        assertThat(selected.findings()).isEmpty();
    }

    @Test
    void an_issuer_that_is_given_gets_the_profile_of_the_directory_unless_it_has_its_own() {
        Issuer.Named plain = Issuer.named("letsencrypt.org");
        AcmeDirectory known = directory(LETS_ENCRYPT, "letsencrypt.org");

        assertThat(said(plain).from(known).issuer().profile().id()).isEqualTo("letsencrypt");
        assertThat(said(plain.withProfile(OWN)).from(known).issuer().profile()).isEqualTo(OWN);
        assertThat(said(plain).from(directory(UNLISTED)).issuer().profile()).isEqualTo(IssuerProfile.generic());
    }

    @Test
    void a_profile_that_is_given_counts_wherever_the_names_come_from() {
        for (AcmeDirectory directory :
                List.of(directory(LETS_ENCRYPT, "letsencrypt.org"), directory(LETS_ENCRYPT), directory(UNLISTED))) {
            assertThat(nothingSaid().profile(OWN).from(directory).issuer().profile())
                    .isEqualTo(OWN);
        }
    }

    @Test
    void an_issuer_that_is_said_to_be_unknown_stays_unknown() {
        assertThat(said(Issuer.unknown())
                        .from(directory(UNLISTED, "ca.example"))
                        .issuer())
                .isInstanceOf(Issuer.Unknown.class);
    }

    @Test
    void a_profile_for_the_unlisted_counts_only_where_neither_caller_nor_table_has_one() {
        IssuerSelection selection = nothingSaid().profileIfUnlisted(OWN);
        IssuerProfile another = IssuerProfile.named("another").build();

        assertThat(selection.from(directory(UNLISTED, "ca.example")).issuer().profile())
                .isEqualTo(OWN);
        assertThat(selection.withoutDirectory().issuer().profile()).isEqualTo(OWN);
        assertThat(selection
                        .from(directory(LETS_ENCRYPT, "letsencrypt.org"))
                        .issuer()
                        .profile()
                        .id())
                .isEqualTo("letsencrypt");
        assertThat(selection
                        .issuer(Issuer.named("ca.example").withProfile(another))
                        .withoutDirectory()
                        .issuer()
                        .profile())
                .isEqualTo(another);
    }

    @Test
    void a_profile_brings_no_names_to_a_directory_that_is_not_its_own() {
        IssuerProfile letsEncrypt =
                IssuerTable.builtIn().withId("letsencrypt").orElseThrow().profile();
        IssuerSelection selection = nothingSaid().profileIfUnlisted(letsEncrypt);

        assertThat(selection.from(directory(UNLISTED)).issuer()).isEqualTo(new Issuer.Unknown(letsEncrypt));
        assertThat(selection.withoutDirectory().issuer()).isEqualTo(new Issuer.Unknown(letsEncrypt));
    }

    @Test
    void without_a_directory_the_issuer_is_the_one_that_is_given_with_the_profile_that_is_given() {
        Issuer.Named given = Issuer.named("ca.example", "ca.test");

        for (IssuerSelection selection :
                List.of(nothingSaid().issuer(given), nothingSaid().issuerOverridingDirectory(given))) {
            assertThat(selection.withoutDirectory()).isEqualTo(new SelectedIssuer(given, List.of()));
            assertThat(selection.profile(OWN).withoutDirectory().issuer()).isEqualTo(given.withProfile(OWN));
        }
        assertThat(nothingSaid().withoutDirectory()).isEqualTo(new SelectedIssuer(Issuer.unknown(), List.of()));
    }

    @Test
    void a_directory_that_publishes_a_hundred_bad_names_makes_no_endless_message() {
        AcmeDirectory hostile = new AcmeDirectory(UNLISTED, Collections.nCopies(100, "*".repeat(60_000)));

        assertThatThrownBy(() -> nothingSaid().from(hostile))
                .isInstanceOf(UnclearIssuerException.class)
                .hasMessageContaining("and 90 more")
                .satisfies(fault -> assertThat(fault.getMessage()).hasSizeLessThan(6000));
    }
}
