package org.caagate.cli.report.text;

import java.io.IOException;
import java.util.List;
import org.caagate.decision.Issuer;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;

/** What to do about a verdict that nobody can give. */
final class Advice {
    /** As docs/account-urls.md has them, where they were tried. */
    private static final List<String> ACCOUNTS = List.of(
            "certbot     certbot show_account --server DIRECTORY",
            "lego        registration.uri in .lego/accounts/HOST/EMAIL/account.json",
            "acme.sh     ACCOUNT_URL in ~/.acme.sh/ca/HOST/PATH/ca.conf",
            "dehydrated  url in accounts/HASH/account_id.json");

    private final Lines lines;
    private final Issuer issuer;

    Advice(Lines lines, Issuer issuer) {
        this.lines = lines;
        this.issuer = issuer;
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
                    "next",
                    "name the issuer domain name of the CA with --issuer; " + issuer + " was all that is known");
        } else if (reason instanceof UndeterminedReason.DnssecBogus) {
            lines.prose(
                    "next",
                    "mend DNSSEC of the zone (DS and DNSKEY at the parent, expired signatures); a CA that validates"
                            + " refuses too");
        } else {
            lines.prose(
                    "next",
                    "try again; if it stays so, ask the operator of the name servers, or another --resolver: a CA that"
                            + " gets no answer refuses as well");
        }
    }
}
