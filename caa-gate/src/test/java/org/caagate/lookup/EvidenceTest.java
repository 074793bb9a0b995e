package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer keeps of how it was come by. */
class EvidenceTest {
    @Test
    void evidence_cannot_be_changed_from_outside() {
        Set<Reply.Flag> flags = EnumSet.of(Reply.Flag.AUTHENTIC_DATA);
        List<ExtendedError> errors = new ArrayList<>(List.of(new ExtendedError(6, "")));
        Reply.Message message = new Reply.Message(2, flags, errors, Octets.ofText("x"));
        List<Exchange> exchanges = new ArrayList<>(List.of(
                new Exchange("udp://192.0.2.53:53", "example.com", Instant.EPOCH, Duration.ofMillis(3), message)));
        List<Alias> aliases = new ArrayList<>(List.of(new Alias("a.example", "b.example", 60)));
        Trail trail = new Trail(exchanges, aliases, Instant.EPOCH, Trail.Authentication.SECURE);
        List<CaaRecord> records = new ArrayList<>(List.of(CaaRecord.of(0, "issue", ";")));
        Answer.Present present = new Answer.Present(DomainName.parse("example.com"), records, trail);
        flags.clear();
        errors.clear();
        exchanges.clear();
        aliases.clear();
        records.clear();
        assertThat(message.flags()).containsExactly(Reply.Flag.AUTHENTIC_DATA);
        assertThat(message.errors()).hasSize(1);
        assertThat(trail.exchanges()).hasSize(1);
        assertThat(trail.aliases()).hasSize(1);
        assertThat(present.records()).hasSize(1);
    }

    @Test
    void the_lines_of_a_zone_file_cannot_be_changed_from_outside() {
        List<Integer> lines = new ArrayList<>(List.of(3, 5));
        Reply.ZoneText reply = new Reply.ZoneText(lines);
        lines.clear();
        assertThat(reply.lines()).containsExactly(3, 5);
    }

    @Test
    void tells_the_questions_for_records_from_those_for_keys_and_explanations() {
        Reply reply = new Reply.Message(0, Set.of(), List.of(), Octets.ofText("x"));
        Exchange first =
                new Exchange("udp://192.0.2.53:53", "www.example.com", Instant.EPOCH, Duration.ofMillis(3), reply);
        Exchange target =
                new Exchange("udp://192.0.2.54:53", "example.net", Instant.EPOCH, Duration.ofMillis(3), reply);
        Trail trail = new Trail(
                List.of(
                        first,
                        first.asFor(Exchange.Purpose.EXPLANATION),
                        target,
                        target.asFor(Exchange.Purpose.VALIDATION)),
                List.of(),
                Instant.EPOCH,
                Trail.Authentication.SECURE);
        assertThat(trail.exchangesForRecords()).containsExactly(first, target);
        assertThat(Trail.none(Instant.EPOCH).exchangesForRecords()).isEmpty();
    }

    @Test
    void a_trail_without_an_exchange_vouches_for_nothing() {
        Trail trail = Trail.none(Instant.EPOCH);
        assertThat(trail.exchanges()).isEmpty();
        assertThat(trail.aliases()).isEmpty();
        assertThat(trail.obtainedAt()).isEqualTo(Instant.EPOCH);
        assertThat(trail.authentication()).isEqualTo(Trail.Authentication.UNVALIDATED);
    }

    @ParameterizedTest
    @CsvSource({"6, '', EDE 6", "6, no signatures, EDE 6 (no signatures)"})
    void an_extended_error_shows_its_text_if_it_has_one(int code, String text, String shown) {
        assertThat(new ExtendedError(code, text)).hasToString(shown);
    }

    @Test
    void an_alias_points_from_its_owner_to_its_target() {
        assertThat(new Alias("a.example", "b.example", 60)).hasToString("a.example -> b.example");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVFAIL, servfail",
        "SERVFAIL_UNCHECKED, servfail",
        "REFUSED, refused",
        "NOTIMP, notimp",
        "FORMERR, formerr",
        "RCODE, rcode",
        "TIMEOUT, timeout",
        "TRUNCATED, truncated",
        "MALFORMED, malformed",
        "LAME, lame",
        "ALIAS_LOOP, alias-loop",
        "NO_SUCH_TLD, no-such-tld",
        "TOO_LARGE, too-large",
        "BOGUS, bogus",
        "FILTERED, filtered",
        "STALE, stale",
        "NETWORK, network",
        "DEADLINE, deadline",
        "LOOKUP_DEFECT, lookup-defect"
    })
    void the_words_for_failures_are_stable(Failure.Kind kind, String id) {
        assertThat(kind.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"NODATA, nodata", "NXDOMAIN, nxdomain"})
    void the_words_for_absences_are_stable(Answer.Absence absence, String id) {
        assertThat(absence.id()).isEqualTo(id);
    }
}
