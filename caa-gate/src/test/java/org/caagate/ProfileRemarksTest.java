package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A permit by the plain reading, for the name of a CA that reads otherwise")
class ProfileRemarksTest {
    private static Verdict verdict(Issuer issuer, String record) throws InterruptedException {
        CaaGate gate =
                CaaGate.builder().lookup(FakeLookup.of("example.com " + record)).build();
        GateReport report = gate.check(IssuanceRequest.builder()
                .issuer(issuer)
                .identifiers("example.com")
                .build());
        return gate.reconsider(report, Map.of()).verdicts().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 issue \"LetsEncrypt.org\"",
                "1 tbs \"x\"",
                "0 issue \"letsencrypt.org; validation-methods=dns-01\""
            })
    void says_that_the_ca_would_not_issue(String record) throws InterruptedException {
        Verdict plain = verdict(Issuer.named("letsencrypt.org"), record);
        assertThat(plain.kind()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(plain.findings())
                .filteredOn(finding -> finding.id() == FindingId.PROFILE_NOT_APPLIED)
                .singleElement()
                .extracting(Finding::detail)
                .asString()
                .startsWith("Let's Encrypt, which has this issuer domain name, reads the records otherwise (profile"
                        + " letsencrypt) and would not issue: ")
                .endsWith("; choose that profile, or name the CA's directory");
    }

    @Test
    void says_nothing_where_the_ca_would_issue_or_its_profile_was_chosen() throws InterruptedException {
        assertThat(verdict(Issuer.named("letsencrypt.org"), "0 issue \"letsencrypt.org\"")
                        .findings())
                .isEmpty();
        assertThat(verdict(Issuer.named("ca.example"), "1 tbs \"x\"").findings())
                .extracting(Finding::id)
                .doesNotContain(FindingId.PROFILE_NOT_APPLIED);
        Issuer chosen = Issuer.named("letsencrypt.org")
                .withProfile(IssuerTable.builtIn().profile("letsencrypt"));
        Verdict refused = verdict(chosen, "1 tbs \"x\"");
        assertThat(refused.kind()).isEqualTo(Verdict.Kind.REFUSED);
        assertThat(refused.findings()).extracting(Finding::id).doesNotContain(FindingId.PROFILE_NOT_APPLIED);
    }
}
