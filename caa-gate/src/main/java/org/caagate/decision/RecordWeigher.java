package org.caagate.decision;

import java.util.stream.Collectors;
import org.caagate.name.IssuerDomainName;
import org.caagate.record.AccountRestriction;
import org.caagate.record.AccountUri;
import org.caagate.record.CaaRecord;
import org.caagate.record.IssueValue;
import org.caagate.record.MethodRestriction;
import org.caagate.record.Parameter;
import org.caagate.record.Parameters;
import org.caagate.record.Property;
import org.caagate.record.PropertyTag;
import org.caagate.record.ValidationMethod;

/** Weighs one record for one issuer and the facts of one request. */
final class RecordWeigher {
    private static final Weight AUTHORIZES = Weight.of(Effect.AUTHORIZES);
    private static final Weight OTHER_ISSUER = Weight.of(Effect.OTHER_ISSUER);

    private final Issuer issuer;
    private final Facts facts;

    RecordWeigher(Issuer issuer, Facts facts) {
        this.issuer = issuer;
        this.facts = facts;
    }

    /** Weighs a property, when {@code wanted} is the property that speaks about the certificate. */
    Weight weigh(Property property, PropertyTag wanted) {
        if (blocks(property.record())) {
            return Weight.of(Effect.BLOCKS, "it is critical, and the CA does not know its tag");
        }
        if (Evaluator.isIssue(property, wanted)) {
            return ((Property.Issue) property)
                    .value()
                    .fold(this::weighNamed, nobody -> Weight.of(Effect.FORBIDS), RecordWeigher::weighMalformed);
        }
        return Weight.of(property instanceof Property.Iodef ? Effect.REPORTS : Effect.IGNORED);
    }

    /** RFC 8659 section 4.1: an issuer that does not know the tag of a critical record must not issue. */
    private boolean blocks(CaaRecord record) {
        boolean flagOneCounts = issuer.profile().has(IssuerQuirk.FLAG_ONE_IS_CRITICAL) && (record.flags() & 1) != 0;
        return (record.isCritical() || flagOneCounts) && !issuer.profile().knows(record.tag());
    }

    private static Weight weighMalformed(IssueValue.Malformed malformed) {
        return Weight.of(Effect.MALFORMED, malformed.fault() + " (octet " + (malformed.position() + 1) + ")");
    }

    private Weight weighNamed(IssueValue.Named named) {
        if (issuer.profile().has(IssuerQuirk.HYPHEN_IN_PARAMETER_NAME_IS_MALFORMED) && hasHyphen(named.parameters())) {
            return Weight.of(Effect.MALFORMED, "this CA takes a hyphen in the name of a parameter for malformed");
        }
        return matches(named.issuer()) ? weighRestrictions(named.parameters()) : OTHER_ISSUER;
    }

    static boolean hasHyphen(Parameters parameters) {
        return parameters.list().stream().map(Parameter::tag).anyMatch(tag -> tag.indexOf('-') >= 0);
    }

    /** Whether the record may mean the issuer; when nobody knows the issuer, every record may. */
    private boolean matches(IssuerDomainName name) {
        if (!(issuer instanceof Issuer.Named ours)) {
            return true;
        }
        boolean exact = issuer.profile().has(IssuerQuirk.ISSUER_NAME_IS_CASE_SENSITIVE);
        for (IssuerDomainName own : ours.names()) {
            if (exact ? own.equals(name) : own.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Both parameters must hold on the same record (RFC 8657 appendix). What is known to fail comes first, so that a record
     * already failed by one fact does not ask for another.
     */
    private Weight weighRestrictions(Parameters parameters) {
        AccountRestriction account = parameters.accountRestriction();
        MethodRestriction method = parameters.methodRestriction();
        Weight accountWeight = weighAccount(account);
        if (isFailure(accountWeight)) {
            return accountWeight;
        }
        Weight methodWeight = weighMethod(method);
        if (isFailure(methodWeight)) {
            return methodWeight;
        }
        if (issuer instanceof Issuer.Unknown) {
            return new Weight(Effect.UNDECIDED, Weight.Lack.ISSUER, "the issuer domain name of the CA is not known");
        }
        return accountWeight.effect() == Effect.UNDECIDED ? accountWeight : methodWeight;
    }

    private static boolean isFailure(Weight weight) {
        return weight.effect() != Effect.AUTHORIZES && weight.effect() != Effect.UNDECIDED;
    }

    private Weight weighAccount(AccountRestriction restriction) {
        if (restriction instanceof AccountRestriction.Unsatisfiable unsatisfiable) {
            return new Weight(Effect.UNSATISFIABLE, Weight.Lack.ACCOUNT, unsatisfiable.why());
        }
        if (!(restriction instanceof AccountRestriction.OneAccount one)) {
            return AUTHORIZES;
        }
        if (!(facts.account() instanceof Fact.Known<AccountUri> ours)) {
            return new Weight(Effect.UNDECIDED, Weight.Lack.ACCOUNT, "the account is not known");
        }
        return issuer.profile().sameAccount(one.account(), ours.value())
                ? AUTHORIZES
                : new Weight(Effect.WRONG_ACCOUNT, Weight.Lack.ACCOUNT, "the account is " + ours.value());
    }

    private Weight weighMethod(MethodRestriction restriction) {
        if (restriction instanceof MethodRestriction.Unsatisfiable unsatisfiable) {
            return new Weight(Effect.UNSATISFIABLE, Weight.Lack.METHOD, unsatisfiable.why());
        }
        if (!(restriction instanceof MethodRestriction.OneOf oneOf)) {
            return AUTHORIZES;
        }
        if (oneOf.methods().isEmpty()) {
            return new Weight(Effect.UNSATISFIABLE, Weight.Lack.METHOD, "its validationmethods lists no method");
        }
        if (!(facts.method() instanceof Fact.Known<ValidationMethod> ours)) {
            return new Weight(Effect.UNDECIDED, Weight.Lack.METHOD, "the validation method is not known");
        }
        return oneOf.methods().stream().anyMatch(label -> issuer.profile().covers(label, ours.value()))
                ? AUTHORIZES
                : new Weight(Effect.WRONG_METHOD, Weight.Lack.METHOD, wrongMethod(oneOf, ours.value()));
    }

    private static String wrongMethod(MethodRestriction.OneOf oneOf, ValidationMethod ours) {
        String allowed = oneOf.methods().stream().map(ValidationMethod::label).collect(Collectors.joining(", "));
        return "the name was validated by " + ours + ", not by " + allowed;
    }
}
