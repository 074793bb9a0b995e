package org.caagate.conformance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.testkit.dnssec.Denial;
import org.caagate.testkit.dnssec.Service;
import org.caagate.testkit.dnssec.SignedZone;
import org.caagate.testkit.dnssec.Signing;

/**
 * A case that needs DNSSEC, moved below a signed top-level domain of its own, with the fault that its note describes in the place of
 * the script.
 *
 * @param label the top-level domain
 * @param original the case as it stands in the file
 */
record SignedCase(String label, ConformanceCase original) {
    private static final String PERMISSIVE = "CAA 0 issue \"ca.example\"";
    private static final String FORBIDDING = "CAA 0 issue \";\"";

    ConformanceCase moved() {
        return new OwnTopLevelDomain(label, original).moved();
    }

    /** Returns whether validation fails for the name that decides, and not just its servers. */
    boolean isBogus() {
        return original.reasonClass().equals("lookup_failure")
                && rows("BOGUS").findAny().isPresent();
    }

    /** Returns whether servers do not answer. */
    boolean isSilent() {
        return rows("TIMEOUT").findAny().isPresent();
    }

    List<SignedZone> zones() {
        SignedZone top = SignedZone.of(label + ".").records(records());
        return switch (original.id()) {
            case "caatestsuite-dnssec-expired" -> List.of(top, own().signing(Signing.EXPIRED));
            case "caatestsuite-dnssec-missing" -> List.of(top, own().signing(Signing.MISSING));
            case "caatestsuite-dnssec-blackhole", "seed-dnssec-carveout-secure-timeout" ->
                List.of(top, own().service(Service.SILENT));
            case "caatestsuite-dnssec-servfail" -> List.of(top, own().service(Service.SERVFAIL));
            case "caatestsuite-dnssec-refused" -> List.of(top, own().service(Service.REFUSED));
            case "seed-dnssec-bogus-nodata" -> List.of(top, own().signing(Signing.DENIALS_MISSING));
            case "seed-dnssec-cd-bit" -> List.of(top, own().signing(Signing.WRONG_DS));
            case "seed-dnssec-insecure-no-caa" -> List.of(top, own().signing(Signing.UNSIGNED));
            case "seed-dnssec-carveout-insecure-timeout" ->
                List.of(top, own().signing(Signing.UNSIGNED).service(Service.SILENT));
            case "seed-dnssec-nsec3-optout" ->
                List.of(top.denial(Denial.NSEC3_OPT_OUT), own().signing(Signing.UNSIGNED));
            case "seed-dnssec-unsupported-alg" -> List.of(top, own().signing(Signing.UNSUPPORTED_ALGORITHM));
            // The rest is secure, or bogus at one name only.
            default -> List.of(top.records(signed()).forged(forgeries()));
        };
    }

    private SignedZone own() {
        return SignedZone.of(original.json().get("identifier").asText() + "." + label + ".");
    }

    private String records() {
        return rows("CAA").map(row -> at(row, "CAA " + row.rdata())).collect(Collectors.joining("\n"));
    }

    /** What is there before it is forged: or the zone's own proof that there is nothing would hold (RFC 8198). */
    private String signed() {
        return rows("BOGUS").map(row -> at(row, FORBIDDING)).collect(Collectors.joining("\n"));
    }

    private String forgeries() {
        return rows("BOGUS").map(row -> at(row, PERMISSIVE)).collect(Collectors.joining("\n"));
    }

    private String at(ZoneRow row, String data) {
        return row.name() + label + ". " + data;
    }

    private Stream<ZoneRow> rows(String type) {
        return original.zone().stream().filter(row -> row.type().equals(type));
    }

    /** Returns the id of the case, which names the test. */
    @Override
    public String toString() {
        return original.id();
    }
}
