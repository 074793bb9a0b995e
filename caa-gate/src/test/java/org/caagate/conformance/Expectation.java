package org.caagate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.caagate.decision.Refused;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.name.Ascii;
import org.caagate.name.DomainName;
import org.caagate.record.IodefTarget;

/** What a case expects of a verdict, in our words. */
final class Expectation {
    private Expectation() {}

    static void assertMet(ConformanceCase row, Verdict verdict) {
        Set<Verdict.Kind> kinds = row.expect().equals("permit")
                ? Set.of(Verdict.Kind.PERMITTED, Verdict.Kind.NOT_APPLICABLE)
                : Set.of(Verdict.Kind.REFUSED, Verdict.Kind.UNDETERMINED);
        assertThat(verdict.kind()).as("%s", verdict.reason().detail()).isIn(kinds);
        assertThat(verdict.reason().id()).as("%s", verdict.reason().detail()).isIn(row.reasons());
        assertFoundAt(row, verdict);
        assertFailedAt(row, verdict);
        if (!row.iodef().isEmpty()) {
            assertThat(((Refused) verdict).iodefTargets())
                    .extracting(IodefTarget::uri)
                    .containsExactlyInAnyOrderElementsOf(row.iodef());
        }
    }

    static List<String> reasons(String reasonClass) {
        return switch (reasonClass) {
            case "authorized" -> List.of("issuer-authorized");
            case "no_caa" -> List.of("no-caa");
            case "no_issue_property" -> List.of("no-restricting-property");
            case "not_authorized", "malformed" -> List.of("issuer-not-authorized", "issuance-forbidden");
            case "unknown_critical" -> List.of("unknown-critical-property");
            case "account_not_allowed" -> List.of("account-not-authorized", "account-unknown");
            case "method_not_allowed" -> List.of("method-not-authorized", "method-unknown");
            case "lookup_failure" -> List.of("lookup-failed", "dnssec-bogus");
            case "lookup_failure_allowed" -> List.of("lookup-failure-accepted");
            case "not_applicable" -> List.of("ip-address", "onion-name", "other-name-type");
            default -> throw new AssertionError(reasonClass);
        };
    }

    private static void assertFoundAt(ConformanceCase row, Verdict verdict) {
        assertThat(verdict.examination()
                        .flatMap(examination -> examination.foundAt())
                        .map(DomainName::absolute))
                .as("where the relevant RRset stands")
                .isEqualTo(row.relevantName().map(Ascii::fold));
    }

    private static void assertFailedAt(ConformanceCase row, Verdict verdict) {
        row.failedName().ifPresent(failedName -> {
            assertThat(verdict).isInstanceOf(Undetermined.class);
            assertThat(failed((Undetermined) verdict).name().absolute()).isEqualTo(Ascii.fold(failedName));
        });
    }

    private static Answer.Failed failed(Undetermined verdict) {
        if (verdict.reason() instanceof UndeterminedReason.LookupFailed failed) {
            return failed.answer();
        }
        if (verdict.reason() instanceof UndeterminedReason.DnssecBogus bogus) {
            return bogus.answer();
        }
        throw new AssertionError(verdict.reason());
    }
}
