package org.caagate.cli.resolver;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caagate.cli.LogLine;
import org.caagate.lookup.Answer;

/** What was seen of a server, in words: a block of lines. */
final class ResolverReport {
    private final Observation seen;

    ResolverReport(Observation seen) {
        this.seen = seen;
    }

    void write(Writer out) throws IOException {
        out.write(seen.candidate() + "\n");
        line(out, "type 257", type257());
        if (seen.candidate().isClear()) {
            line(out, "TCP", seen.unansweredOverTcp().isEmpty() ? "answered" : detail(seen.unansweredOverTcp()));
        }
        line(out, seen.candidate().suffix().isPresent() ? "suffix" : "public", existence());
        line(out, "canary", canary());
        line(out, "validates", validation());
        line(out, "AD", authenticData());
        if (!seen.extendedErrors().isEmpty()) {
            line(out, "errors", String.join(", ", seen.extendedErrors()));
        }
        for (String sentence : verdict()) {
            out.write(LogLine.safe("  " + sentence) + "\n");
        }
    }

    private static void line(Writer out, String label, String text) throws IOException {
        out.write(LogLine.safe("  " + label + " ".repeat(10 - label.length()) + text) + "\n");
    }

    private String type257() {
        if (!seen.unanswered().isEmpty()) {
            return detail(seen.unanswered());
        }
        String asked = "answered for " + names(seen.plain());
        return seen.isUdp() && !seen.answersDatagrams() ? asked + ", but not over UDP" : asked;
    }

    private String canary() {
        if (seen.canaries().isEmpty()) {
            return "not asked (--canary NAME)";
        }
        return (seen.seen().isEmpty() ? "" : "records seen at " + names(seen.seen()))
                + (seen.seen().size() % seen.canaries().size() == 0 ? "" : "; ")
                + notSeen();
    }

    private String notSeen() {
        return seen.canaries().stream()
                .filter(answer -> !(answer instanceof Answer.Present))
                .map(answer -> "none seen at " + answer.name() + " ("
                        + answer.fold(present -> "", absent -> absent.absence().id(), failed -> failed.failure()
                                .kind()
                                .id())
                        + ")")
                .collect(Collectors.joining("; "));
    }

    private String validation() {
        if (seen.bogus().isEmpty()) {
            return "cannot say: no bogus name was asked (--bogus-zone NAME)";
        }
        Answer answer = seen.bogus().get();
        return switch (seen.validation()) {
            case YES -> "yes: for " + answer.name() + ", which is bogus, it has no answer";
            case NO -> "no: it answers for " + answer.name() + ", which is bogus";
            case UNCLEAR ->
                "cannot say: "
                        + answer.fold(present -> "", absent -> "", failed -> failed.failure()
                                .detail());
        };
    }

    private String authenticData() {
        if (!seen.isHeard()) {
            return "not known";
        }
        if (!seen.claimsAuthentic()) {
            return "not set: it does not say that anything is secure";
        }
        return !seen.candidate().server().isSafelyReached()
                ? "set, but not believed: the path to it is not protected (use tls:// or https://)"
                : "set, and believed with --trust-ad";
    }

    private String existence() {
        if (!seen.missing().isEmpty()) {
            return names(seen.missing()) + (seen.missing().size() == 1 ? " does" : " do") + " not exist, it says";
        }
        List<Answer> known = new ArrayList<>(seen.plain());
        known.removeAll(seen.unanswered());
        return known.isEmpty() ? "not known" : names(known) + (known.size() == 1 ? " exists" : " exist");
    }

    private List<String> verdict() {
        List<String> sentences = new ArrayList<>();
        if (!seen.unanswered().isEmpty()) {
            sentences.add("not usable: it does not answer for CAA, so nothing can be permitted or refused");
        }
        if (seen.unanswered().isEmpty() && !seen.unansweredOverTcp().isEmpty()) {
            sentences.add("not usable: CAA records that do not fit into a datagram cannot be read through it");
        }
        if (!seen.missing().isEmpty()) {
            sentences.add(
                    seen.candidate().suffix().isPresent()
                            ? "not usable: it does not know the names that it is for"
                            : "not usable for public names: it does not see the public DNS, so a name without"
                                    + " records is not permitted; for private names: --resolver SUFFIX=SERVER and"
                                    + " --boundary SUFFIX");
        }
        if (seen.isHiding()) {
            sentences.add("not usable: it hides CAA records, so that everything would seem permitted");
        } else if (seen.isBlind() && seen.unanswered().isEmpty()) {
            sentences.add("not shown to be usable: no canary was seen (" + blindness()
                    + "), so it is unknown whether it hides CAA records; try again, or give another --canary");
        }
        if (sentences.isEmpty()) {
            sentences.add(usable());
        }
        return sentences;
    }

    private String blindness() {
        return seen.canaries().stream()
                .map(answer -> answer.name() + (answer instanceof Answer.Absent ? ": no records" : ": no answer"))
                .collect(Collectors.joining("; "));
    }

    private String usable() {
        boolean isOpen = !seen.candidate().server().isSafelyReached();
        return switch (seen.validation()) {
            case YES ->
                isOpen
                        ? "usable: it validates, but answers can be forged on the way: use tls://, https:// or"
                                + " --dnssec=validate"
                        : seen.claimsAuthentic()
                                ? "usable: it validates, and a gate can believe it with --trust-ad"
                                : "usable: it validates";
            case NO -> "usable, but it does not validate: if you need DNSSEC, use --dnssec=validate";
            case UNCLEAR ->
                "usable: a gate can ask it for CAA, but should not rely on it against forged answers unless"
                        + " --dnssec=validate";
        };
    }

    private static String names(List<? extends Answer> answers) {
        return answers.stream().map(answer -> answer.name().toString()).collect(Collectors.joining(", "));
    }

    /** What is the same for several names is said once. */
    private static String detail(List<Answer.Failed> failed) {
        Map<String, List<Answer>> byDetail = new LinkedHashMap<>();
        failed.forEach(answer -> byDetail.computeIfAbsent(answer.failure().detail(), any -> new ArrayList<>())
                .add(answer));
        return byDetail.entrySet().stream()
                .map(entry -> names(entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
