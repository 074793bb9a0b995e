package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.name.Ascii;
import org.caagate.record.AccountUri;
import org.caagate.record.IssueValue;
import org.caagate.record.Parameter;
import org.caagate.record.Parameters;
import org.caagate.record.Property;
import org.caagate.record.ValidationMethod;

/**
 * Issue values that would permit a request. They have no white space: some DNS providers cannot hold a value with spaces
 * in it.
 */
final class ValueProposals {
    private final Issuer issuer;
    private final Facts facts;

    ValueProposals(Issuer issuer, Facts facts) {
        this.issuer = issuer;
        this.facts = facts;
    }

    /** A value to put beside the others: the issuer, pinned to our account where the miss was one of accounts. */
    Optional<String> beside(RefusalReason reason) {
        if (!(issuer instanceof Issuer.Named ours)) {
            return Optional.empty();
        }
        String name = ours.preferredName().text();
        boolean pinned = reason instanceof RefusalReason.AccountNotAuthorized;
        return Optional.of(
                pinned && facts.account() instanceof Fact.Known<AccountUri> account
                        ? name + ";" + Parameters.ACCOUNTURI + "=" + account.value()
                        : name);
    }

    /** A value to put in the place of one that nearly fits: with our account, or with our method beside the others. */
    Optional<String> inPlaceOf(JudgedRecord judged) {
        boolean near = judged.effect() == Effect.WRONG_ACCOUNT
                || judged.effect() == Effect.WRONG_METHOD
                || judged.effect() == Effect.UNSATISFIABLE;
        if (!near
                || !(judged.property() instanceof Property.Issue issue)
                || !(issue.value() instanceof IssueValue.Named named)
                || !(issuer instanceof Issuer.Named)) {
            return Optional.empty();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : named.parameters().list()) {
            Parameter fitting = fitting(judged.effect(), parameter);
            // Two accounturi parameters become one: a record with two is met by nobody.
            if (!parameters.contains(fitting)) {
                parameters.add(fitting);
            }
        }
        return Optional.of(written(named.issuer().text(), parameters));
    }

    private Parameter fitting(Effect effect, Parameter parameter) {
        String tag = Ascii.fold(parameter.tag());
        if (tag.equals(Parameters.ACCOUNTURI)
                && effect != Effect.WRONG_METHOD
                && facts.account() instanceof Fact.Known<AccountUri> account) {
            return new Parameter(tag, account.value().text());
        }
        if (tag.equals(Parameters.VALIDATIONMETHODS)
                && effect != Effect.WRONG_ACCOUNT
                && facts.method() instanceof Fact.Known<ValidationMethod> method) {
            boolean appendable = effect == Effect.WRONG_METHOD;
            String methods = appendable
                    ? parameter.value() + "," + method.value()
                    : method.value().label();
            return new Parameter(tag, methods);
        }
        return parameter;
    }

    private static String written(String issuer, List<Parameter> parameters) {
        StringBuilder value = new StringBuilder(issuer);
        for (Parameter parameter : parameters) {
            value.append(';').append(parameter);
        }
        return value.toString();
    }
}
