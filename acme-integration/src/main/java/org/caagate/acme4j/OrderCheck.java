package org.caagate.acme4j;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.caagate.AcmeDirectory;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.IssuerSelection;
import org.caagate.NotCoveredException;
import org.caagate.SelectedIssuer;
import org.caagate.UnclearIssuerException;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.name.Identifier;
import org.caagate.record.AccountUri;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;

/** The check of orders, the same whichever way they come in; it runs on the caller's thread and holds no lock. */
final class OrderCheck {
    private final CaaGate gate;
    private final IssuerSelection issuers;
    private final Optional<AccountUri> account;
    private final Consumer<GateReport> listener;

    OrderCheck(CaaGate gate, IssuerSelection issuers, Optional<AccountUri> account, Consumer<GateReport> listener) {
        this.gate = gate;
        this.issuers = issuers;
        this.account = account;
        this.listener = listener;
    }

    /**
     * Lets a candidate pass by returning.
     *
     * @throws CaaRefusedException if it must not be finalized
     * @throws AcmeException if nobody could find out, for whatever reason
     */
    void enforce(Candidate candidate) throws AcmeException {
        OrderContent order = candidate.order();
        GateReport report = check(candidate);
        ReportLog.log(report, order.url().toString());
        listener.accept(report);
        if (!report.blocking().isEmpty()) {
            throw new CaaRefusedException(report, order.url());
        }
        try {
            // A cached answer, or a CA that was slow to show its authorizations, can have used up the time.
            gate.clear(report).requireCovers(order.identifiers());
        } catch (NotCoveredException late) {
            throw Problems.expired(order.url(), String.valueOf(late.getMessage()));
        }
    }

    /** Checks a candidate that passes whatever comes of it. */
    void report(Candidate candidate) throws AcmeException {
        GateReport report = check(candidate);
        ReportLog.logNotBlocked(report, candidate.order().url().toString());
        listener.accept(report);
    }

    /** Checks a candidate that nobody is about to finalize yet. */
    GateReport dryRun(Candidate candidate) throws AcmeException {
        GateReport report = check(candidate);
        ReportLog.log(report, candidate.order().url().toString());
        return report;
    }

    /** Checks a request that is no order yet; it has identifiers and, perhaps, a method. */
    GateReport dryRun(Login login, IssuanceRequest.Builder names) throws AcmeException {
        GateReport report = restoringInterrupts(() -> ask(login, names));
        ReportLog.log(report, "none yet");
        return report;
    }

    /** Returns unless the directory contradicts the settings. */
    void vet(Supplier<AcmeDirectory> directory) throws GateConfigurationException {
        try {
            issuers.from(directory.get());
        } catch (UnclearIssuerException unclear) {
            throw new GateConfigurationException(String.valueOf(unclear.getMessage()));
        }
    }

    private GateReport check(Candidate candidate) throws AcmeException {
        return restoringInterrupts(() -> {
            GateReport first = ask(candidate.login(), request(candidate.order()));
            Set<Identifier> wanted = wantingMethod(first);
            if (wanted.isEmpty()) {
                return first;
            }
            return gate.reconsider(first, AuthorizedMethods.find(candidate.login(), candidate.order(), wanted));
        });
    }

    /** Something that takes a while. */
    @FunctionalInterface
    private interface Work {
        GateReport run() throws AcmeException;
    }

    /** An interrupt ends the work with the exception that acme4j has for it; but acme4j forgets that there was one. */
    private static GateReport restoringInterrupts(Work work) throws AcmeException {
        try {
            return work.run();
        } catch (AcmeNetworkException failed) {
            if (isInterrupt(failed)) {
                Thread.currentThread().interrupt();
            }
            throw failed;
        }
    }

    private static boolean isInterrupt(Throwable failure) {
        return failure instanceof InterruptedException
                || (failure.getCause() != null && isInterrupt(failure.getCause()));
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
        try {
            SelectedIssuer selected = issuers.from(Directories.of(login.getSession()));
            selected.findings().forEach(request::finding);
            request.issuer(selected.issuer());
            account.ifPresentOrElse(
                    request::account,
                    () -> request.account(login.getAccount().getLocation().toString()));
            return gate.check(request.build());
        } catch (IllegalArgumentException unfit) {
            throw new GateConfigurationException(String.valueOf(unfit.getMessage()));
        } catch (InterruptedException interrupted) {
            throw new AcmeNetworkException(
                    new IOException("caa-gate: the check was interrupted; nothing was sent", interrupted));
        }
    }

    /** The identifiers of the request because of which a verdict waits for a method; a name that the CA adds has none of its own. */
    private static Set<Identifier> wantingMethod(GateReport report) {
        Set<Identifier> wanted = new LinkedHashSet<>();
        for (Verdict verdict : report.verdicts()) {
            if (verdict.reason() instanceof UndeterminedReason.MethodUnknown) {
                wanted.addAll(verdict.subject().beside());
            }
        }
        return wanted;
    }
}
