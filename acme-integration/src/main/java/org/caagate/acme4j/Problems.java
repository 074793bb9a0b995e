package org.caagate.acme4j;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caagate.GateReport;
import org.caagate.decision.Refused;
import org.caagate.decision.Verdict;
import org.caagate.name.Identifier;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.toolbox.JSON;

/** Problem documents (RFC 7807) as a CA would send them, which say that it is not the CA that speaks. */
final class Problems {
    private static final String SPEAKER = "caa-gate (not the CA): ";
    private static final String ERROR = "urn:ietf:params:acme:error:";
    private static final int FORBIDDEN = 403;
    private static final int NAMES_SHOWN = 10;

    private Problems() {}

    /** The problem of an order that the gate does not let pass: a subproblem for every identifier in the way. */
    static Problem refusal(GateReport report, URL order) {
        List<Verdict> blocking = report.blocking();
        boolean refused = blocking.stream().anyMatch(Refused.class::isInstance);
        String names = blocking.stream()
                .limit(NAMES_SHOWN)
                .map(verdict -> VerdictText.name(verdict.subject().identifier()) + " ("
                        + verdict.reason().id() + ")")
                .collect(Collectors.joining(", "));
        String more = blocking.size() > NAMES_SHOWN ? " and " + (blocking.size() - NAMES_SHOWN) + " more" : "";
        String detail = (refused ? "CAA does not allow " : "it is not known whether CAA allows ") + names + more
                + "; the order was not finalized and stays as it is";
        return new Problem(
                JSON.fromMap(Map.of(
                        "type",
                        type(refused),
                        "status",
                        FORBIDDEN,
                        "detail",
                        SPEAKER + detail,
                        "subproblems",
                        blocking.stream().map(Problems::part).toList())),
                order);
    }

    private static Map<String, Object> part(Verdict verdict) {
        return Map.of(
                "type", type(verdict instanceof Refused),
                "detail", VerdictText.full(verdict),
                "identifier", identifier(verdict.subject().identifier()));
    }

    private static String type(boolean refused) {
        return ERROR + (refused ? "caa" : "dns");
    }

    private static Map<String, Object> identifier(Identifier identifier) {
        String type =
                switch (identifier.kind()) {
                    case DNS, WILDCARD -> "dns";
                    case IP -> "ip";
                    case EMAIL -> "email";
                    case OTHER -> "other";
                };
        return Map.of("type", type, "value", identifier.toString());
    }

    /** The complaint about a certification request that cannot be read or does not fit its order (RFC 8555 section 7.4). */
    static AcmeServerException badCsr(URL order, List<String> faults) {
        return exception("badCSR", "the certification request does not fit the order", order, faults);
    }

    /** The complaint about an order with identifiers that nobody can look up. */
    static AcmeServerException rejectedIdentifier(URL order, List<String> faults) {
        return exception("rejectedIdentifier", "the order has identifiers that cannot be checked", order, faults);
    }

    /** The complaint about a report that grew old before the order could be finalized. */
    static AcmeServerException expired(URL order, String fault) {
        return exception("dns", "the answers are too old to finalize the order", order, List.of(fault));
    }

    private static AcmeServerException exception(String type, String what, URL order, List<String> faults) {
        List<String> shown = new ArrayList<>(faults.subList(0, Math.min(NAMES_SHOWN, faults.size())));
        if (faults.size() > NAMES_SHOWN) {
            shown.add("and " + (faults.size() - NAMES_SHOWN) + " more");
        }
        return new AcmeServerException(new Problem(
                JSON.fromMap(Map.of(
                        "type", ERROR + type,
                        "status", FORBIDDEN,
                        "detail", SPEAKER + what + ": " + String.join("; ", shown) + "; it was not finalized")),
                order));
    }
}
