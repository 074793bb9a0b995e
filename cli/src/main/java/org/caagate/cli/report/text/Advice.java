package org.caagate.cli.report.text;

import java.io.IOException;
import java.util.List;
import org.caagate.GateReport;
import org.caagate.cli.advice.Cause;
import org.caagate.cli.advice.Diagnosis;
import org.caagate.cli.advice.ErrorNames;
import org.caagate.decision.Undetermined;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.ExtendedError;

/** Where it went wrong and what to do about a verdict that nobody can give. */
final class Advice {
    private static final int MOST_ERRORS = 5;

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

    void write(Undetermined verdict, GateReport report) throws IOException {
        if (verdict.examination().isPresent()) {
            List<Answer> steps = verdict.examination().get().climb().steps();
            if (steps.get(steps.size() - 1) instanceof Answer.Failed failed) {
                writePlace(failed, steps.size() - 1);
                writeErrors(failed);
            }
        }
        Cause cause = Diagnosis.of(verdict, report);
        boolean isAboutAccount = cause == Cause.ACCOUNT_UNKNOWN || cause == Cause.ACCOUNT_AND_METHOD_UNKNOWN;
        lines.prose("next", cause.next() + (isAboutAccount ? ". The client knows its account:" : ""));
        for (String account : isAboutAccount ? ACCOUNTS : List.<String>of()) {
            lines.exact("", account);
        }
        lines.exact("see", cause.section());
    }

    /** Only where it is not the name itself: then it is perhaps somebody else who has to act. */
    private void writePlace(Answer.Failed failed, int levels) throws IOException {
        String up = levels == 0 ? "" : ", " + levels + (levels == 1 ? " level up" : " levels up");
        String target = target(failed);
        if (!up.isEmpty() || !target.isEmpty()) {
            lines.prose("failed at", failed.name() + up + target);
        }
    }

    /** An alias's target that was asked last: it failed, and not the name that leads there. */
    private static String target(Answer.Failed failed) {
        List<Exchange> exchanges = failed.trail().exchangesForRecords();
        List<Alias> aliases = failed.trail().aliases();
        if (exchanges.isEmpty() || aliases.isEmpty()) {
            return "";
        }
        String asked = exchanges.get(exchanges.size() - 1).question();
        return asked.equalsIgnoreCase(failed.name().toString())
                ? ""
                : ", at the target of its alias, " + Lines.clipped(asked);
    }

    private void writeErrors(Answer.Failed failed) throws IOException {
        String word = "it says";
        List<ExtendedError> errors = Diagnosis.extendedErrors(failed);
        for (ExtendedError error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
            lines.prose(word, ErrorNames.words(error));
            word = "";
        }
    }
}
