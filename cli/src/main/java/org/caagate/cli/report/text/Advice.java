package org.caagate.cli.report.text;

import java.io.IOException;
import java.util.List;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.lookup.Failure;

/** What to do about a verdict that nobody can give. */
final class Advice {
    /** As docs/account-urls.md has them, where they were tried. */
    private static final List<String> ACCOUNTS = List.of(
            "certbot     certbot show_account --server DIRECTORY",
            "lego        registration.uri in .lego/accounts/HOST/EMAIL/account.json",
            "acme.sh     ACCOUNT_URL in ~/.acme.sh/ca/HOST/PATH/ca.conf",
            "dehydrated  url in accounts/HASH/account_id.json");

    private final Lines lines;

    Advice(Lines lines) {
        this.lines = lines;
    }

    void write(Undetermined verdict) throws IOException {
        UndeterminedReason reason = verdict.reason();
        if (reason instanceof UndeterminedReason.AccountUnknown) {
            lines.prose("next", "say which account asks: --account URI. The client knows it:");
            for (String account : ACCOUNTS) {
                lines.exact("", account);
            }
        } else if (reason instanceof UndeterminedReason.MethodUnknown) {
            lines.prose("next", "say how the name is validated, such as --method dns-01");
        } else if (reason instanceof UndeterminedReason.IssuerUnknown) {
            lines.prose(
                    "next", "name the issuer domain name of the CA with --issuer, such as --issuer letsencrypt.org");
        } else if (reason instanceof UndeterminedReason.DnssecBogus) {
            lines.prose(
                    "next",
                    "mend DNSSEC of the zone (DS and DNSKEY at the parent, expired signatures); a CA that validates"
                            + " refuses too");
        } else if (reason instanceof UndeterminedReason.LookupFailed failed) {
            lines.prose("next", afterFailure(failed.answer().failure().kind()));
        } else if (reason instanceof UndeterminedReason.ResolverSeesNoCaa) {
            lines.prose(
                    "next",
                    "ask another resolver (caa-gate resolver tests one), or see whether the canary still has CAA records");
        } else if (reason instanceof UndeterminedReason.PerspectivesDisagree) {
            lines.prose(
                    "next",
                    "see whether all name servers of the zone serve the same version of it; after a change, wait for the"
                            + " TTL of the old records");
        } else {
            throw new AssertionError(reason);
        }
    }

    private static String afterFailure(Failure.Kind kind) {
        return switch (kind) {
            case NO_SUCH_TLD ->
                "this resolver does not see the public DNS: name another with --resolver; a private CA says --boundary"
                        + " SUFFIX. caa-gate resolver tests a resolver";
            case NETWORK, TIMEOUT ->
                "see whether the resolver runs and can be reached (caa-gate resolver tests it), or name another with"
                        + " --resolver; if it is only this name, ask the operator of its name servers";
            case DEADLINE -> "try again, or raise --deadline";
            case LOOKUP_DEFECT -> "report this: it is a fault of caa-gate";
            case SERVFAIL,
                    SERVFAIL_UNCHECKED,
                    REFUSED,
                    NOTIMP,
                    FORMERR,
                    RCODE,
                    TRUNCATED,
                    MALFORMED,
                    LAME,
                    ALIAS_LOOP,
                    TOO_LARGE,
                    BOGUS,
                    FILTERED,
                    STALE ->
                "try again; if it stays so, ask the operator of the name servers, or another --resolver: a CA that gets no"
                        + " answer refuses as well";
        };
    }
}
