package org.caagate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.name.DomainName;
import org.caagate.zone.MalformedZoneException;
import org.caagate.zone.ZoneFile;
import org.caagate.zone.ZoneFileLookup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The conformance cases, on answers of a zone file")
class ConformanceOverZoneFileTest {
    static List<OwnTopLevelDomain> cases() {
        return PeerConformanceTest.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_gate_decides_as_the_case_says(OwnTopLevelDomain row) throws InterruptedException, MalformedZoneException {
        // Some cases are about a zone without records.
        byte[] text = ("@ TXT \"\"\n" + row.zone()).getBytes(StandardCharsets.ISO_8859_1);
        ZoneFile zone = ZoneFile.parse(row.label(), text, Optional.of(DomainName.parse(row.origin())), Instant.EPOCH);
        CaaGate gate = CaaGate.builder()
                .lookup(ZoneFileLookup.of(List.of(zone), (name, context) -> {
                    throw new AssertionError("the resolver was asked for " + name);
                }))
                .build();

        GateReport report = gate.check(row.moved().request());

        assertThat(report.verdicts()).hasSize(1);
        Expectation.assertMet(row.moved(), report.verdicts().get(0));
    }
}
