package org.caagate.dns;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.Permitted;
import org.caagate.decision.Verdict;
import org.caagate.fuzz.Claim;
import org.caagate.fuzz.SlowPolicy;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;

/**
 * The octets of one reply, from the judge to the verdict: nothing is thrown, and nothing is permitted but what another reading of
 * the same octets permits. The reply is for {@code www.example.com}; an id of 0 stands for that of the query.
 */
public final class ReplyFuzz {
    private static final String NAME = "www.example.com.";
    private static final Query QUERY = Ask.query(NAME, DnssecBits.AD);

    private ReplyFuzz() {}

    /** A request for a name and a wildcard name, both under one name to ask. */
    static final IssuanceRequest REQUEST = IssuanceRequest.builder()
            .issuer(Issuer.named(SlowPolicy.ISSUER))
            .account(SlowPolicy.ACCOUNT)
            .method(SlowPolicy.METHOD)
            .identifiers("www.example.com", "*.www.example.com")
            .build();

    /** Returns the octets with the id of a query, if they have the id 0. */
    static byte[] addressed(byte[] octets, int id) {
        byte[] reply = octets.clone();
        if (reply.length >= 2 && reply[0] == 0 && reply[1] == 0) {
            ByteBuffer.wrap(reply).putShort((short) id);
        }
        return reply;
    }

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) throws InterruptedException {
        byte[] reply = addressed(octets, QUERY.id());
        Judgement judgement = MessageJudge.judge(QUERY, reply).judgement();
        boolean mayBeAbsence = AbsenceRecogniser.mayBeAbsence(reply, QUERY.id(), NAME);
        Optional<List<byte[]>> records = AbsenceRecogniser.recordsOf(reply, QUERY.id(), NAME);
        if (judgement instanceof Judgement.Nothing) {
            Claim.that(mayBeAbsence, "an absence that the octets do not prove");
        }
        if (judgement instanceof Judgement.Records found) {
            Claim.that(records.isPresent(), "records that are not there");
            Claim.that(
                    found.records().stream()
                            .map(CaaRecord::rdata)
                            .toList()
                            .equals(records.orElseThrow().stream()
                                    .map(Octets::of)
                                    .toList()),
                    "other records than the octets have");
        }
        GateReport report =
                CaaGate.builder().lookup(new OneReply(judgement)).build().check(REQUEST);
        Claim.isPrintable(report.toString());
        for (Verdict verdict : report.verdicts()) {
            boolean isWildcard = verdict.subject().identifier() instanceof Identifier.Wildcard;
            Claim.that(
                    !(verdict instanceof Permitted)
                            || mayBeAbsence
                            || records.filter(rrset -> SlowPolicy.permits(rrset, isWildcard))
                                    .isPresent(),
                    "a permit that the octets do not give: " + verdict);
            if (judgement instanceof Judgement.Records) {
                Claim.that(
                        verdict instanceof Permitted == SlowPolicy.permits(records.orElseThrow(), isWildcard),
                        "read in two ways: " + verdict);
            }
        }
    }

    /** What a judgement says of the name, and nothing above it. */
    private record OneReply(Judgement judgement) implements CaaLookup {
        @Override
        public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
            return CompletableFuture.completedFuture(
                    name.absolute().equals(NAME)
                            ? answer(name)
                            : new Answer.Absent(name, Answer.Absence.NODATA, trail()));
        }

        private Answer answer(DomainName name) {
            if (judgement instanceof Judgement.Records records) {
                return new Answer.Present(name, records.records(), trail());
            }
            if (judgement instanceof Judgement.Nothing nothing) {
                return new Answer.Absent(name, nothing.absence(), trail());
            }
            Judgement.Broken broken = judgement instanceof Judgement.Broken failed
                    ? failed
                    : Judgement.Broken.of(Failure.Kind.TRUNCATED, "not followed here");
            return new Answer.Failed(name, broken.failure(), trail());
        }

        private static Trail trail() {
            return Trail.none(Instant.now());
        }
    }
}
