package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.decision.AddedNames;
import org.caagate.decision.Evaluator;
import org.caagate.decision.Facts;
import org.caagate.decision.Finding;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.IssuerQuirk;
import org.caagate.decision.Subject;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.name.IssuerDomainName;
import org.caagate.record.AccountUri;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.PropertyTag;
import org.junit.jupiter.api.Test;

class IssuerTableTest {
    private static final IssuerTable TABLE = IssuerTable.builtIn();

    @Test
    void finds_every_row_by_its_own_directories_and_words() {
        for (IssuerRow row : TABLE.rows()) {
            assertThat(TABLE.withId(row.id())).containsSame(row);
            assertThat(row.aliases())
                    .allSatisfy(alias -> assertThat(TABLE.withId(alias)).containsSame(row));
            assertThat(row.directories())
                    .allSatisfy(url -> assertThat(TABLE.forDirectory(url)).containsSame(row));
        }
    }

    @Test
    void has_every_id_and_alias_once() {
        List<String> words = new ArrayList<>();
        TABLE.rows().forEach(row -> {
            words.add(row.id());
            words.addAll(row.aliases());
        });
        assertThat(words).doesNotHaveDuplicates();
    }

    @Test
    void has_every_host_in_one_row_only() {
        List<String> hosts = TABLE.rows().stream()
                .flatMap(row -> row.directories().stream().map(URI::getHost).distinct())
                .toList();
        assertThat(hosts).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void dates_every_row_and_says_where_it_comes_from() {
        assertThat(TABLE.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.date()).isBetween("2026-09-22", "2026-11-22");
            assertThat(row.source()).hasSizeGreaterThan(20);
            assertThat(row.displayName()).isNotBlank();
        });
    }

    @Test
    void gives_an_issuer_from_the_table_only_where_the_ca_states_its_names() {
        for (IssuerRow row : TABLE.rows()) {
            if (row.names().isEmpty()) {
                assertThat(row.issuer()).as(row.id()).isEmpty();
            } else {
                assertThat(row.issuer()).contains(new Issuer.Named(row.names(), Issuer.Source.TABLE, row.profile()));
            }
        }
    }

    @Test
    void never_lets_a_hint_authorize() {
        int tried = 0;
        for (IssuerRow row : TABLE.rows()) {
            Issuer issuer = row.issuer().map(Issuer.class::cast).orElse(new Issuer.Unknown(row.profile()));
            for (IssuerDomainName hint : row.hints()) {
                assertThat(verdict(issuer, "0 issue \"" + hint + "\"").kind())
                        .as(row + " and " + hint)
                        .isNotEqualTo(Verdict.Kind.PERMITTED);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(50);
    }

    @Test
    void is_what_the_gate_guesses_typing_errors_by() throws InterruptedException {
        GateReport report = CaaGate.builder()
                .lookup(FakeLookup.of("example.com 0 issue \"lenscrypt.org\""))
                .build()
                .check(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers("example.com")
                        .build());
        assertThat(report.verdicts().get(0).findings())
                .extracting(Finding::detail)
                .containsExactly(
                        "lenscrypt.org is no issuer domain name that is known here; did you mean letsencrypt.org?");
    }

    @Test
    void lets_every_stated_name_authorize() {
        for (IssuerRow row : TABLE.rows()) {
            row.issuer().ifPresent(issuer -> assertThat(row.names()).allSatisfy(name -> assertThat(
                            verdict(issuer, "0 issue \"" + name + "\"").kind())
                    .isEqualTo(Verdict.Kind.PERMITTED)));
        }
    }

    @Test
    void does_not_know_zerossl_by_its_own_domain() {
        Issuer zerossl = TABLE.withId("zerossl").flatMap(IssuerRow::issuer).orElseThrow();
        assertThat(verdict(zerossl, "0 issue \"zerossl.com\"").kind()).isEqualTo(Verdict.Kind.REFUSED);
        assertThat(((Issuer.Named) zerossl).preferredName()).hasToString("sectigo.com");
    }

    @Test
    void keeps_accounts_of_production_and_staging_apart_and_old_forms_of_one_account_together() {
        IssuerProfile production = TABLE.withId("letsencrypt").orElseThrow().profile();
        IssuerProfile staging =
                TABLE.withId("letsencrypt-staging").orElseThrow().profile();
        AccountUri v01 = AccountUri.parse("https://acme-v01.api.letsencrypt.org/acme/reg/7");
        AccountUri v02 = AccountUri.parse("https://acme-v02.api.letsencrypt.org/acme/acct/7");
        AccountUri staging01 = AccountUri.parse("https://acme-staging.api.letsencrypt.org/acme/reg/7");
        AccountUri staging02 = AccountUri.parse("https://acme-staging-v02.api.letsencrypt.org/acme/acct/7");
        assertThat(production.sameAccount(v01, v02)).isTrue();
        assertThat(production.sameAccount(staging01, v02)).isFalse();
        assertThat(production.sameAccount(staging02, v02)).isFalse();
        assertThat(staging.sameAccount(staging01, staging02)).isTrue();
        assertThat(staging.sameAccount(v02, staging02)).isFalse();
    }

    @Test
    void knows_when_buypass_ended_and_that_nobody_else_did() {
        List<String> ended = TABLE.rows().stream()
                .filter(row -> row.ended().isPresent())
                .map(row -> row.id() + " " + row.ended().get())
                .toList();
        assertThat(ended).containsExactly("buypass 2025-10-15");
    }

    /** A change of the table that changes what is authorized or how records are read shows up here, in one line a row. */
    @Test
    void reads_as_the_golden_listing() throws IOException {
        String listing = TABLE.rows().stream().map(IssuerTableTest::listed).collect(Collectors.joining("\n", "", "\n"));
        assertThat(listing).isEqualTo(golden());
    }

    private static String golden() throws IOException {
        try (InputStream in = IssuerTableTest.class.getResourceAsStream("issuers-golden.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String listed(IssuerRow row) {
        IssuerProfile profile = row.profile();
        List<String> quirks = Arrays.stream(IssuerQuirk.values())
                .filter(profile::has)
                .map(IssuerQuirk::id)
                .toList();
        List<String> unknown = Arrays.stream(PropertyTag.values())
                .map(PropertyTag::text)
                .filter(tag -> !profile.knows(tag))
                .toList();
        List<String> added =
                profile.addedNames().stream().map(AddedNames::id).sorted().toList();
        return Stream.of(
                        row.id(),
                        profile.trust().toString(),
                        "names " + row.names(),
                        profile.preferredName().map(name -> "prefers " + name).orElse(""),
                        unknown.isEmpty() ? "" : "does not know " + unknown,
                        quirks.isEmpty() ? "" : "quirks " + quirks,
                        added.isEmpty() ? "" : "adds " + added)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static Verdict verdict(Issuer issuer, String record) {
        Identifier.Dns identifier = new Identifier.Dns(DomainName.parse("example.com"));
        Answer answer = new Answer.Present(identifier.name(), List.of(parsed(record)), Trail.none(Instant.EPOCH));
        return Evaluator.of(issuer, TABLE::knownIssuers)
                .decide(
                        Subject.requested(identifier, Facts.NONE),
                        ClimbPath.from(identifier.name(), List.of())
                                .climb(name -> Optional.of(answer))
                                .orElseThrow(),
                        Evaluator.BaseName.SILENT);
    }

    private static CaaRecord parsed(String record) {
        try {
            return CaaRecord.parse(record);
        } catch (MalformedRecordException e) {
            throw new AssertionError(e);
        }
    }
}
