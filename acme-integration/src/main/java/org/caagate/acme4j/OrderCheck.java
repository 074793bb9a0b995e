package org.caagate.acme4j;

import java.io.InterruptedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.NotCoveredException;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Subject;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidIdentifiersException;
import org.caagate.record.ValidationMethod;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;

/** The check of one order, the same whichever way it came in; it runs on the caller's thread and holds no lock. */
final class OrderCheck {
    private final CaaGate gate;
    private final IssuerRules issuers;
    private final Optional<String> account;
    private final Mode mode;

    /** What a refusal does. */
    enum Mode {
        /** It blocks. */
        ENFORCE,
        /** It is logged. */
        REPORT_ONLY
    }

    OrderCheck(CaaGate gate, IssuerRules issuers, Optional<String> account, Mode mode) {
        this.gate = gate;
        this.issuers = issuers;
        this.account = account;
        this.mode = mode;
    }

    /**
     * Checks an order and lets it pass by returning.
     *
     * @throws CaaRefusedException if it must not be finalized
     * @throws AcmeException if nobody could find out, for whatever reason
     */
    GateReport enforce(Login login, OrderContent order) throws AcmeException {
        GateReport report = check(login, order);
        if (mode == Mode.REPORT_ONLY) {
            return report;
        }
        if (!report.blocking().isEmpty()) {
            throw new CaaRefusedException(report, order.url());
        }
        try {
            // A cached answer, or a CA that was slow to show its authorizations, can have used up the time.
            gate.clear(report).requireCovers(order.identifiers());
        } catch (NotCoveredException late) {
            throw Problems.expired(order.url(), String.valueOf(late.getMessage()));
        }
        return report;
    }

    /** Checks an order, logs the report and returns it, whatever it says. */
    GateReport check(Login login, OrderContent order) throws AcmeException {
        GateReport first = ask(login, request(order), order);
        Set<Identifier> wanted = wantingMethod(first);
        Map<Identifier, ValidationMethod> methods =
                wanted.isEmpty() ? Map.of() : AuthorizedMethods.find(login, order, wanted);
        return logged(
                methods.isEmpty() ? first : gate.reconsider(first, methods),
                order.url().toString());
    }

    /** Checks a request that is no order yet; it has identifiers and, perhaps, a method. */
    GateReport check(Login login, IssuanceRequest.Builder names) throws AcmeException {
        return logged(ask(login, names), "before the order");
    }

    private GateReport logged(GateReport report, String order) {
        ReportLog.log(report, order, mode);
        return report;
    }

    private static IssuanceRequest.Builder request(OrderContent order) {
        IssuanceRequest.Builder request = IssuanceRequest.builder();
        order.identifiers().forEach(request::identifier);
        order.request().ifPresent(request::names);
        if (order.renewing()) {
            request.finding(Finding.of(
                    FindingId.RENEWALS_NOT_GATED,
                    "the order renews by itself (RFC 8739), and only its first certificate passes the gate"));
        }
        return request;
    }

    private GateReport ask(Login login, IssuanceRequest.Builder request) throws AcmeException {
        IssuerChoice choice = issuers.choose(Directory.of(login.getSession()));
        choice.findings().forEach(request::finding);
        request.issuer(choice.issuer());
        request.account(account.orElseGet(() -> login.getAccount().getLocation().toString()));
        try {
            return gate.check(request.build());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AcmeNetworkException(new InterruptedIOException("caa-gate: interrupted, nothing was finalized"));
        }
    }

    private GateReport ask(Login login, IssuanceRequest.Builder request, OrderContent order) throws AcmeException {
        try {
            return ask(login, request);
        } catch (InvalidIdentifiersException invalid) {
            throw Problems.rejectedIdentifier(order.url(), invalid.faults());
        } catch (IllegalArgumentException unfit) {
            // CaaGate.check: the policy does not fit the request.
            throw new GateConfigurationException(String.valueOf(unfit.getMessage()));
        }
    }

    /** The identifiers of the request because of which a verdict waits for a method; a name that the CA adds has none of its own. */
    private static Set<Identifier> wantingMethod(GateReport report) {
        Set<Identifier> wanted = new LinkedHashSet<>();
        for (Verdict verdict : report.verdicts()) {
            if (verdict.reason() instanceof UndeterminedReason.MethodUnknown) {
                wanted.add(
                        verdict.subject().origin() instanceof Subject.Origin.AddedBeside added
                                ? added.identifier()
                                : verdict.subject().identifier());
            }
        }
        return wanted;
    }
}
