package org.caagate.cli.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caagate.IssuanceRequest;
import org.caagate.SelectedIssuer;
import org.caagate.cli.input.IdentifierReader;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;
import org.caagate.record.AccountUri;
import org.caagate.record.ValidationMethod;

/**
 * What the user says about the request beside its identifiers.
 *
 * @param account the account that asks
 * @param method by which the identifiers are validated
 * @param methods identifiers with a method of their own
 */
public record RequestFacts(
        Optional<AccountUri> account, Optional<ValidationMethod> method, Map<Identifier, ValidationMethod> methods) {
    /**
     * Copies the map.
     *
     * @param account the account that asks
     * @param method by which the identifiers are validated
     * @param methods identifiers with a method of their own
     */
    public RequestFacts {
        methods = Map.copyOf(methods);
    }

    static RequestFacts read(GivenOptions options, Faults faults) {
        Optional<AccountUri> account = options.read(Option.ACCOUNT, faults, AccountUri::parse);
        Methods methods = new Methods();
        options.readAll(Option.METHOD, faults, methods::read);
        return new RequestFacts(account, methods.general, methods.own);
    }

    /** The values of {@code --method} so far. */
    private static final class Methods {
        private final Map<Identifier, ValidationMethod> own = new LinkedHashMap<>();
        private Optional<ValidationMethod> general = Optional.empty();

        ValidationMethod read(String text) {
            int equals = text.lastIndexOf('=');
            ValidationMethod method = ValidationMethod.parse(text.substring(equals + 1));
            boolean isSecond;
            if (equals < 0) {
                isSecond = general.isPresent();
                general = Optional.of(method);
            } else {
                isSecond = own.put(IdentifierReader.parse(text.substring(0, equals)), method) != null;
            }
            if (isSecond) {
                throw new IllegalArgumentException("a second method for the same, " + Escaped.quote(text)
                        + ": one name is validated by one method");
            }
            return method;
        }
    }

    /** Complains about methods for what is not asked for. */
    void requireAmong(Set<Identifier> identifiers, Faults faults) {
        methods.keySet().stream()
                .filter(identifier -> !identifiers.contains(identifier))
                .forEach(identifier -> faults.add("--method: " + Escaped.quote(identifier.toString())
                        + " has a method but is not among the identifiers"));
    }

    /**
     * Returns a request for these facts.
     *
     * @param issuer who will issue
     * @param identifiers what is asked for
     * @return a builder to which remarks can be added
     */
    public IssuanceRequest.Builder request(SelectedIssuer issuer, Set<Identifier> identifiers) {
        IssuanceRequest.Builder request = IssuanceRequest.builder().issuer(issuer.issuer());
        identifiers.forEach(identifier -> {
            request.identifier(identifier);
            Optional.ofNullable(methods.get(identifier)).ifPresent(own -> request.method(identifier, own));
        });
        account.ifPresent(request::account);
        method.ifPresent(general -> request.method(general.label()));
        issuer.findings().forEach(request::finding);
        return request;
    }
}
