package org.caagate.lookup;

import java.time.Instant;
import java.util.List;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;

/** Answers made by hand. */
final class Answers {
    private static final Trail TRAIL = Trail.none(Instant.EPOCH);

    private Answers() {}

    static Answer.Present present(DomainName name) {
        return new Answer.Present(name, List.of(CaaRecord.of(0, "issue", name.toString())), TRAIL);
    }

    static Answer.Absent noData(DomainName name) {
        return new Answer.Absent(name, Answer.Absence.NODATA, TRAIL);
    }

    static Answer.Absent noSuchName(DomainName name) {
        return new Answer.Absent(name, Answer.Absence.NXDOMAIN, TRAIL);
    }

    static Answer.Failed failed(DomainName name) {
        return new Answer.Failed(name, new Failure(Failure.Kind.SERVFAIL, "SERVFAIL from 192.0.2.53"), TRAIL);
    }
}
