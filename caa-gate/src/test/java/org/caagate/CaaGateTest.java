package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.Permitted;
import org.caagate.decision.Subject;
import org.caagate.decision.Verdict;
import org.caagate.name.CertificateNames;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidIdentifiersException;
import org.caagate.record.ValidationMethod;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaaGateTest {
    private static final Issuer OURS = Issuer.named("ca.example");

    private static GateReport check(FakeLookup lookup, String... identifiers) throws InterruptedException {
        return gate(lookup, GatePolicy.strict()).check(request(OURS, identifiers));
    }

    private static CaaGate gate(FakeLookup lookup, GatePolicy policy) {
        return CaaGate.builder().lookup(lookup).policy(policy).build();
    }

    private static IssuanceRequest request(Issuer issuer, String... identifiers) {
        return IssuanceRequest.builder().issuer(issuer).identifiers(identifiers).build();
    }

    private static Issuer with(IssuerProfile.Builder profile) {
        return Issuer.named("ca.example").withProfile(profile.build());
    }

    @Nested
    class Questions {
        @Test
        void are_asked_once_for_each_name_however_many_identifiers_share_it() throws InterruptedException {
            FakeLookup lookup = FakeLookup.of();
            GateReport report =
                    check(lookup, "a.example.com", "*.a.example.com", "b.example.com", "me@example.com", "192.0.2.1");
            assertThat(lookup.asked())
                    .extracting(DomainName::toString)
                    .containsExactly("a.example.com", "b.example.com", "example.com", "com");
            assertThat(report.questions()).isEqualTo(4);
        }

        @Test
        void never_leave_for_an_onion_name_or_an_address() throws InterruptedException {
            FakeLookup lookup = FakeLookup.of();
            GateReport report = check(lookup, "a.onion", "*.a.onion", "me@a.onion", "192.0.2.1", "2001:db8::1");
            assertThat(lookup.asked()).isEmpty();
            assertThat(report.outcome()).isEqualTo(Verdict.Kind.NOT_APPLICABLE);
        }

        @Test
        void do_not_hold_up_a_verdict_from_above_the_deciding_name() throws InterruptedException {
            FakeLookup lookup =
                    FakeLookup.of("example.com 0 issue \"ca.example\"").hold("com");
            GateReport report = check(lookup, "example.com");
            assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
            assertThat(report.verdicts()
                            .get(0)
                            .examination()
                            .orElseThrow()
                            .climb()
                            .steps())
                    .hasSize(1);
        }

        @Test
        void stop_at_a_boundary_that_the_policy_declares() throws InterruptedException {
            FakeLookup lookup = FakeLookup.of("example 0 issue \";\"");
            GateReport report = gate(lookup, GatePolicy.strict().climbBoundary(DomainName.parse("corp.example")))
                    .check(request(OURS, "db.corp.example"));
            assertThat(report.verdicts().get(0).reason().id()).isEqualTo("no-caa-within-boundary");
            assertThat(lookup.asked())
                    .extracting(DomainName::toString)
                    .containsExactly("db.corp.example", "corp.example");
        }
    }

    @Nested
    class NamesThatTheCaAdds {
        private final FakeLookup wildOnly = FakeLookup.of(
                "example.com 0 issuewild \"ca.example\"",
                "example.com 0 issue \"other.example\"",
                "example.com 0 iodef \"mailto:security@example.com\"");

        @Test
        void count_where_the_profile_says_that_it_adds_them() throws InterruptedException {
            Issuer issuer = with(IssuerProfile.named("wildcard-product").addsBaseNameBesideWildcard());
            GateReport report = gate(wildOnly, GatePolicy.strict()).check(request(issuer, "*.example.com"));
            assertThat(report.outcome()).isEqualTo(Verdict.Kind.REFUSED);
            assertThat(report.verdicts())
                    .extracting(Verdict::toString)
                    .containsExactly(
                            "*.example.com permitted (issuer-authorized)",
                            "example.com refused (issuer-not-authorized)");
            assertThat(report.verdicts().get(1).subject().origin())
                    .isEqualTo(new Subject.Origin.AddedBeside(List.of(Identifier.parse("*.example.com"))));
            assertThat(report.permitted()).isEmpty();
            assertThat(report.refused()).containsExactly(Identifier.parse("*.example.com"));
            assertThat(report.iodefTargets().values()).containsExactly(Set.of(Identifier.parse("example.com")));
        }

        @Test
        void are_a_remark_where_the_profile_says_nothing() throws InterruptedException {
            GateReport report = check(wildOnly, "*.example.com");
            assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
            assertThat(report.verdicts().get(0).findings())
                    .extracting(Finding::id)
                    .containsExactly(FindingId.BASE_NAME_WOULD_BE_REFUSED);
        }

        @Test
        void count_for_the_wildcard_also_where_they_were_asked_for() throws InterruptedException {
            GatePolicy policy = GatePolicy.strict().countBaseNames(GatePolicy.BaseNames.ALWAYS);
            GateReport report = gate(wildOnly, policy).check(request(OURS, "*.example.com", "example.com"));
            assertThat(report.permitted()).isEmpty();
            assertThat(report.refused()).hasSize(2);
        }

        @Test
        void always_count_where_the_policy_says_so() throws InterruptedException {
            GatePolicy policy = GatePolicy.strict().countBaseNames(GatePolicy.BaseNames.ALWAYS);
            assertThat(gate(wildOnly, policy)
                            .check(request(OURS, "*.example.com"))
                            .outcome())
                    .isEqualTo(Verdict.Kind.REFUSED);
        }

        @Test
        void never_count_where_the_policy_says_so() throws InterruptedException {
            GatePolicy policy = GatePolicy.strict().countBaseNames(GatePolicy.BaseNames.NEVER);
            Issuer issuer = with(IssuerProfile.named("wildcard-product").addsBaseNameBesideWildcard());
            GateReport report = gate(wildOnly, policy).check(request(issuer, "*.example.com"));
            assertThat(report.verdicts()).hasSize(1);
            assertThat(report.verdicts().get(0).findings()).isEmpty();
        }

        @Test
        void are_not_doubled_where_they_were_asked_for() throws InterruptedException {
            Issuer issuer = with(IssuerProfile.named("wildcard-product").addsBaseNameBesideWildcard());
            GateReport report =
                    gate(wildOnly, GatePolicy.strict()).check(request(issuer, "*.example.com", "example.com"));
            assertThat(report.verdicts())
                    .extracting(verdict -> verdict.subject().origin())
                    .containsOnly(Subject.Origin.REQUESTED);
        }

        @Test
        void go_both_ways_for_www() throws InterruptedException {
            Issuer issuer = with(IssuerProfile.named("www-product").addsWww());
            GateReport report = gate(FakeLookup.of("www.example.com 0 issue \";\""), GatePolicy.strict())
                    .check(request(issuer, "example.com", "www.example.net"));
            assertThat(report.verdicts())
                    .extracting(verdict -> verdict.subject().identifier().toString())
                    .containsExactly("example.com", "www.example.com", "www.example.net", "example.net");
            assertThat(report.permitted()).containsExactly(Identifier.parse("www.example.net"));
        }

        @Test
        void have_no_known_method_where_those_that_bring_them_in_differ_in_any_order() throws InterruptedException {
            FakeLookup lookup = FakeLookup.of("example.com 0 issue \"ca.example; validationmethods=dns-01\"")
                    .add("www.example.com", "0 iodef \"mailto:a@example.com\"");
            IssuerProfile.Builder both = IssuerProfile.named("both").addsWww().addsBaseNameBesideWildcard();
            for (List<String> names :
                    List.of(List.of("*.example.com", "www.example.com"), List.of("www.example.com", "*.example.com"))) {
                GateReport report = gate(lookup, GatePolicy.strict())
                        .check(IssuanceRequest.builder()
                                .issuer(with(both))
                                .identifiers(names)
                                .method("*.example.com", "dns-01")
                                .method("www.example.com", "http-01")
                                .build());
                assertThat(report.permitted()).isEmpty();
                assertThat(report.blocking())
                        .extracting(verdict -> verdict.reason().id())
                        .containsExactly("method-unknown");
            }
        }

        @Test
        void inherit_the_account_and_the_method() throws InterruptedException {
            FakeLookup pinned = FakeLookup.of(
                    "example.com 0 issue \"ca.example; accounturi=https://ca.example/1; validationmethods=dns-01\"");
            IssuanceRequest request = IssuanceRequest.builder()
                    .issuer(with(IssuerProfile.named("wildcard-product").addsBaseNameBesideWildcard()))
                    .identifiers("*.example.com")
                    .account("https://ca.example/1")
                    .method("*.example.com", "dns-01")
                    .build();
            assertThat(gate(pinned, GatePolicy.strict()).check(request).verdicts())
                    .hasSize(2)
                    .hasOnlyElementsOfType(Permitted.class);
        }
    }

    @Nested
    class BadRequests {
        @Test
        void name_all_their_faults_at_once() {
            assertThatThrownBy(() -> IssuanceRequest.builder()
                            .identifiers("a..example.com", "*")
                            .account("no uri")
                            .method("dns 01")
                            .build())
                    .isInstanceOfSatisfying(InvalidIdentifiersException.class, e -> assertThat(e.faults())
                            .hasSize(5)
                            .anySatisfy(fault -> assertThat(fault).contains("needs an issuer")));
        }

        @Test
        void need_an_identifier() {
            assertThatThrownBy(() -> request(OURS)).hasMessageContaining("at least one identifier");
        }

        @Test
        void may_not_give_a_method_for_a_name_that_was_not_asked_for() {
            assertThatThrownBy(() -> IssuanceRequest.builder()
                            .issuer(OURS)
                            .identifiers("example.com")
                            .method("www.example.com", "dns-01")
                            .build())
                    .hasMessageContaining("\"www.example.com\", which is not among the identifiers");
        }

        @Test
        void with_more_identifiers_than_the_policy_allows_are_refused_whole() {
            FakeLookup lookup = FakeLookup.of();
            String[] names = IntStream.range(0, 1001)
                    .mapToObj(i -> "a" + i + ".example.com")
                    .toArray(String[]::new);
            assertThatThrownBy(() -> check(lookup, names))
                    .hasMessageContaining("1000 identifiers")
                    .hasMessageContaining("1001");
            assertThat(lookup.asked()).isEmpty();
        }

        @Test
        void may_not_join_a_boundary_with_a_public_ca() {
            Issuer issuer = with(IssuerProfile.named("public").publiclyTrusted());
            GatePolicy policy = GatePolicy.strict().climbBoundary(DomainName.parse("corp.example"));
            assertThatThrownBy(() -> gate(FakeLookup.of(), policy).check(request(issuer, "a.corp.example")))
                    .hasMessageContaining("corp.example")
                    .hasMessageContaining("public");
        }

        @Test
        void may_not_join_a_boundary_with_the_name_of_a_public_ca() {
            GatePolicy policy = GatePolicy.strict().climbBoundary(DomainName.parse("corp.example"));
            assertThatThrownBy(() -> gate(FakeLookup.of(), policy)
                            .check(request(Issuer.named("LETSENCRYPT.org"), "a.corp.example")))
                    .hasMessageContaining("[corp.example]) is for private CAs")
                    .hasMessageContaining("LETSENCRYPT.org is Let's Encrypt");
        }

        @Test
        void a_gate_needs_a_lookup() {
            assertThatThrownBy(() -> CaaGate.builder().build()).hasMessageContaining("no default resolver");
        }
    }

    @Nested
    class Reports {
        @Test
        void have_the_worst_verdict_for_their_outcome() throws InterruptedException {
            FakeLookup lookup = FakeLookup.of("b.example.com 0 issue \";\"").at("c.example.com", (name, context) -> {
                throw new IllegalStateException("broken");
            });
            assertThat(check(lookup, "a.example.com", "192.0.2.1").outcome()).isEqualTo(Verdict.Kind.PERMITTED);
            assertThat(check(lookup, "a.example.com", "c.example.com").outcome())
                    .isEqualTo(Verdict.Kind.UNDETERMINED);
            GateReport mixed = check(lookup, "c.example.com", "b.example.com", "a.example.com");
            assertThat(mixed.outcome()).isEqualTo(Verdict.Kind.REFUSED);
            assertThat(mixed.permitted()).containsExactly(Identifier.parse("a.example.com"));
            assertThat(mixed.refused()).containsExactly(Identifier.parse("b.example.com"));
            assertThat(mixed.blocking()).hasSize(2);
        }

        @Test
        void remark_on_a_common_name_that_is_no_host() throws InterruptedException {
            IssuanceRequest request = IssuanceRequest.builder()
                    .issuer(OURS)
                    .names(new CertificateNames(Set.of(Identifier.parse("example.com")), List.of("\"My server\"")))
                    .build();
            assertThat(gate(FakeLookup.of(), GatePolicy.strict()).check(request).findings())
                    .extracting(Finding::id)
                    .containsExactly(FindingId.COMMON_NAME_NOT_A_HOST);
        }

        @Test
        void can_be_decided_again_with_methods_that_were_not_known_without_asking_again() throws InterruptedException {
            FakeLookup lookup = FakeLookup.of("example.com 0 issue \"ca.example; validationmethods=dns-01\"");
            CaaGate gate = gate(lookup, GatePolicy.strict());
            GateReport open = gate.check(request(OURS, "example.com", "a.example.com", "192.0.2.1"));
            assertThat(open.verdicts().get(0).reason().id()).isEqualTo("method-unknown");
            int asked = lookup.asked().size();
            assertThatThrownBy(() -> gate.reconsider(
                            open, Map.of(Identifier.parse("other.example"), ValidationMethod.parse("dns-01"))))
                    .hasMessageContaining("other.example");
            GateReport decided = gate.reconsider(
                    open,
                    Map.of(
                            Identifier.parse("example.com"), ValidationMethod.parse("dns-01"),
                            Identifier.parse("a.example.com"), ValidationMethod.parse("http-01")));
            assertThat(decided.verdicts())
                    .extracting(verdict -> verdict.reason().id())
                    .containsExactly("issuer-authorized", "method-not-authorized", "ip-address");
            assertThat(lookup.asked()).hasSize(asked);
        }
    }
}
