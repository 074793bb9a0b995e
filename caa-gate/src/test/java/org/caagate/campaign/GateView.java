package org.caagate.campaign;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.NotClearedException;
import org.caagate.decision.Examination;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.IssuerQuirk;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.name.IssuerDomainName;
import org.caagate.record.ValidationMethod;

/** A wish in the gate's own types, and what the gate said in words. */
final class GateView {
    private GateView() {}

    static IssuanceRequest request(Wish wish) {
        IssuanceRequest.Builder request = IssuanceRequest.builder().issuer(issuer(wish));
        for (String identifier : wish.identifiers()) {
            request.identifier(identifier(identifier));
        }
        wish.account().ifPresent(request::account);
        wish.method().ifPresent(request::method);
        wish.ownMethods()
                .forEach(
                        (identifier, method) -> request.method(identifier(identifier), ValidationMethod.parse(method)));
        return request.build();
    }

    private static Identifier identifier(String text) {
        return text.startsWith("uri:")
                ? new Identifier.Other("uri", text.substring(4).toLowerCase(Locale.ROOT))
                : Identifier.parse(text);
    }

    private static Issuer issuer(Wish wish) {
        IssuerProfile profile = profile(wish.habits());
        return wish.issuers().isEmpty()
                ? new Issuer.Unknown(profile)
                : new Issuer.Named(
                        wish.issuers().stream().map(IssuerDomainName::parse).toList(), Issuer.Source.CALLER, profile);
    }

    private static IssuerProfile profile(Wish.Habits habits) {
        IssuerProfile.Builder profile =
                IssuerProfile.named("drawn").knownTags(habits.knownTags().toArray(String[]::new));
        for (String quirk : habits.quirks()) {
            profile.quirk(
                    switch (quirk) {
                        case "flag-one" -> IssuerQuirk.FLAG_ONE_IS_CRITICAL;
                        case "exact-case" -> IssuerQuirk.ISSUER_NAME_IS_CASE_SENSITIVE;
                        default -> IssuerQuirk.HYPHEN_IN_PARAMETER_NAME_IS_MALFORMED;
                    });
        }
        if (habits.adds().contains("base")) {
            profile.addsBaseNameBesideWildcard();
        }
        if (habits.adds().contains("www")) {
            profile.addsWww();
        }
        if (!habits.accountForms().isEmpty()) {
            profile.accountPrefixes(habits.accountForms());
        }
        habits.otherLabels()
                .forEach((method, label) ->
                        profile.methodAlias(ValidationMethod.parse(method), ValidationMethod.parse(label)));
        return profile.build();
    }

    static GatePolicy policy(Wish wish) {
        GatePolicy policy = GatePolicy.strict()
                .countBaseNames(GatePolicy.BaseNames.valueOf(wish.baseNames().toUpperCase(Locale.ROOT)));
        for (String boundary : wish.boundaries()) {
            policy = policy.climbBoundary(DomainName.parse(boundary));
        }
        if (wish.canary().isPresent()) {
            policy = policy.requireCanary(DomainName.parse(wish.canary().get()));
        }
        return wish.toleratesFailures() ? policy.clearDespiteFailedLookup() : policy;
    }

    static Said said(CaaGate gate, GateReport report) {
        TreeMap<String, String> verdicts = new TreeMap<>();
        for (Verdict verdict : report.verdicts()) {
            verdicts.put(
                    verdict.subject().identifier().toString(),
                    Said.verdict(verdict.kind().id(), verdict.reason().id(), where(verdict)));
        }
        return new Said(verdicts, report.outcome().id(), isCleared(gate, report));
    }

    private static String where(Verdict verdict) {
        return verdict.examination().map(GateView::lastStep).orElse("");
    }

    private static String lastStep(Examination examination) {
        List<Answer> steps = examination.climb().steps();
        return steps.get(steps.size() - 1).name().toString();
    }

    private static boolean isCleared(CaaGate gate, GateReport report) {
        try {
            gate.clear(report);
            return true;
        } catch (NotClearedException e) {
            return false;
        }
    }
}
