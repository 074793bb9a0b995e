package org.caagate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.caagate.GatePolicy;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.record.ValidationMethod;

/**
 * One case of {@code cases.json}; its {@code conventions} explain the members.
 *
 * @param json the case
 */
public record ConformanceCase(JsonNode json) {
    public String id() {
        return json.get("id").asText();
    }

    public List<ZoneRow> zone() {
        List<ZoneRow> rows = new ArrayList<>();
        for (JsonNode row : json.get("zone")) {
            rows.addAll(ZoneRow.read(row));
        }
        return rows;
    }

    boolean needs(String feature) {
        return text("needs").filter(feature::equals).isPresent();
    }

    public String expect() {
        return json.get("expect").asText();
    }

    public String reasonClass() {
        return json.get("reason_class").asText();
    }

    /** The reason class, and others that are acceptable too. */
    List<String> reasonClasses() {
        List<String> classes = new ArrayList<>(List.of(reasonClass()));
        classes.addAll(strings("reason_class_also"));
        return classes;
    }

    public Optional<String> relevantName() {
        return text("relevant_name");
    }

    Optional<String> failedName() {
        return text("failed_name");
    }

    List<String> queries() {
        return strings("queries_in_order");
    }

    public List<String> iodef() {
        return strings("iodef");
    }

    boolean allowsLookupFailure() {
        return json.path("options").path("allow_lookup_failure").asBoolean();
    }

    /** Whether it is proved that nothing is signed. */
    boolean isInsecure() {
        return text("dnssec_status").filter("insecure"::equals).isPresent();
    }

    GatePolicy policy() {
        GatePolicy strict = GatePolicy.strict();
        return allowsLookupFailure() ? strict.acceptLookupFailureOfInsecureDomains() : strict;
    }

    /** The reasons, in our words, that the case accepts. */
    public List<String> reasons() {
        return reasonClasses().stream()
                .flatMap(name -> Expectation.reasons(name).stream())
                .toList();
    }

    IssuanceRequest request() {
        IssuanceRequest.Builder request =
                IssuanceRequest.builder().issuer(issuer()).identifiers(identifier());
        text("account_uri").ifPresent(request::account);
        text("validation_method").ifPresent(request::method);
        return request.build();
    }

    public String identifier() {
        boolean mailbox = text("certificate_type").filter("smime"::equals).isPresent();
        return (mailbox ? "somebody@" : "") + json.get("identifier").asText();
    }

    private Issuer issuer() {
        String[] names = strings("issuer_domains").toArray(new String[0]);
        IssuerProfile.Builder profile = IssuerProfile.named("conformance");
        json.path("options").path("method_aliases").properties().forEach(entry -> entry.getValue()
                .forEach(alias -> profile.methodAlias(
                        ValidationMethod.parse(entry.getKey()), ValidationMethod.parse(alias.asText()))));
        return Issuer.named(names).withProfile(profile.build());
    }

    public Optional<String> text(String member) {
        JsonNode node = json.path(member);
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    public List<String> strings(String member) {
        return StreamSupport.stream(json.path(member).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Returns the id, which names the test. */
    @Override
    public String toString() {
        return id();
    }
}
