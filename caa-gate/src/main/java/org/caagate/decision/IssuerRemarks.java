package org.caagate.decision;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.caagate.name.Ascii;
import org.caagate.name.IssuerDomainName;
import org.caagate.record.AccountRestriction;
import org.caagate.record.AccountUri;
import org.caagate.record.IssueValue;
import org.caagate.record.MethodRestriction;
import org.caagate.record.Parameter;
import org.caagate.record.Parameters;
import org.caagate.record.ValidationMethod;

/** Findings on a record that names our issuer, or that may name it because nobody knows the issuer. */
final class IssuerRemarks {
    private final Facts facts;
    private final Issuer issuer;
    private final int index;

    IssuerRemarks(Facts facts, Issuer issuer, int index) {
        this.facts = facts;
        this.issuer = issuer;
        this.index = index;
    }

    void on(IssueValue.Named named, FindingList findings) {
        if (issuer instanceof Issuer.Named ours) {
            if (!isAnyOf(ours.names(), named.issuer())) {
                return;
            }
            if (!ours.names().contains(named.issuer())) {
                add(findings, FindingId.ISSUER_NAME_CASE, "the CA writes " + ours + "; some CAs compare the case too");
            }
        }
        for (Parameter parameter : named.parameters().list()) {
            if (findings.isFull()) {
                return;
            }
            onParameter(parameter, findings);
        }
        onAccount(named.parameters().accountRestriction(), findings);
        onMethods(named.parameters().methodRestriction(), findings);
    }

    private static boolean isAnyOf(List<IssuerDomainName> names, IssuerDomainName name) {
        for (IssuerDomainName own : names) {
            if (name.matches(own)) {
                return true;
            }
        }
        return false;
    }

    private void onParameter(Parameter parameter, FindingList findings) {
        String folded = Ascii.fold(parameter.tag());
        boolean restricts = folded.equals(Parameters.ACCOUNTURI) || folded.equals(Parameters.VALIDATIONMETHODS);
        if (!restricts) {
            add(findings, FindingId.UNKNOWN_PARAMETER, "the parameter " + Excerpt.of(parameter.tag()) + " was ignored");
        } else if (!folded.equals(parameter.tag())) {
            add(
                    findings,
                    FindingId.PARAMETER_NAME_CASE,
                    parameter.tag() + " was read as " + folded + "; some CAs ignore it, and then it restricts nothing");
        }
        if (restricts && TypedText.hasQuotes(parameter.value())) {
            add(
                    findings,
                    FindingId.QUOTES_IN_VALUE,
                    "the quotes in " + folded + " are part of its value: leave them out");
        }
        if (parameter.tag().indexOf('-') >= 0) {
            add(
                    findings,
                    FindingId.PARAMETER_NAME_HYPHEN,
                    "Let's Encrypt takes the whole value for malformed because of the hyphen in "
                            + Excerpt.of(parameter.tag()));
        }
    }

    private void onAccount(AccountRestriction restriction, FindingList findings) {
        if (restriction instanceof AccountRestriction.Unsatisfiable unsatisfiable) {
            add(findings, FindingId.UNSATISFIABLE_PARAMETER, "no account meets the record: " + unsatisfiable.why());
        }
        boolean differs = restriction instanceof AccountRestriction.OneAccount one
                && facts.account() instanceof Fact.Known<AccountUri> ours
                && !issuer.profile().sameAccount(one.account(), ours.value());
        if (differs) {
            onOtherAccount(
                    ((AccountRestriction.OneAccount) restriction).account(),
                    ((Fact.Known<AccountUri>) facts.account()).value(),
                    findings);
        }
    }

    private void onOtherAccount(AccountUri pinned, AccountUri ours, FindingList findings) {
        if (loose(pinned).equals(loose(ours))) {
            add(
                    findings,
                    FindingId.ACCOUNT_NEAR_MISS,
                    "the pinned account and " + ours + " differ in form only, but URIs are compared as strings");
            return;
        }
        Optional<String> pinnedHost = host(pinned);
        if (pinnedHost.isPresent() && host(ours).isPresent() && !pinnedHost.equals(host(ours))) {
            add(
                    findings,
                    FindingId.ACCOUNT_OF_OTHER_DIRECTORY,
                    "the pinned account is at " + Excerpt.of(pinnedHost.get()) + ", ours at "
                            + host(ours).get()
                            + ": an account of another directory (staging, production) does not count");
        }
    }

    private static String loose(AccountUri uri) {
        String folded = Ascii.fold(uri.text()).replace(":443/", "/");
        return folded.endsWith("/") ? folded.substring(0, folded.length() - 1) : folded;
    }

    private static Optional<String> host(AccountUri uri) {
        try {
            return Optional.ofNullable(new URI(uri.text()).getHost()).map(Ascii::fold);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private void onMethods(MethodRestriction restriction, FindingList findings) {
        if (restriction instanceof MethodRestriction.Unsatisfiable unsatisfiable) {
            add(findings, FindingId.UNSATISFIABLE_PARAMETER, "no method meets the record: " + unsatisfiable.why());
        }
        if (!(restriction instanceof MethodRestriction.OneOf oneOf)) {
            return;
        }
        if (oneOf.methods().isEmpty()) {
            add(findings, FindingId.UNSATISFIABLE_PARAMETER, "no method meets the record: it lists none");
        }
        for (ValidationMethod method : oneOf.methods()) {
            if (findings.isFull()) {
                return;
            }
            if (!Ascii.fold(method.label()).equals(method.label())) {
                add(
                        findings,
                        FindingId.METHOD_LABEL_CASE,
                        "the label " + Excerpt.of(method.label())
                                + " is not in lower case, and labels are compared exactly");
            }
        }
    }

    private void add(FindingList findings, FindingId id, String detail) {
        findings.add(Finding.ofRecord(id, index, detail));
    }
}
