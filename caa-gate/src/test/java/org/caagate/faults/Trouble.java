package org.caagate.faults;

import static org.caagate.faults.Answered.BOGUS;
import static org.caagate.faults.Answered.GONE;
import static org.caagate.faults.Answered.RIGHT;
import static org.caagate.faults.Answered.STALE;
import static org.caagate.faults.Answered.failed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.Transport;

/**
 * A row of the matrix: what goes wrong at a name, and what that makes of the answer for it, by the standards and by {@code
 * docs/decisions.md}.
 *
 * @param story what happens, in words
 * @param faults what the server does
 * @param place where it does it
 * @param effect what is left of the answer
 */
record Trouble(String story, List<Fault> faults, Place place, Effect effect) {
    private static final Duration A_MOMENT = Duration.ofMillis(5);
    private static final Duration TOO_SLOW = Duration.ofSeconds(5);
    private static final int SOME_OCTETS = 10;
    /** An id that no question has here, and nothing else. */
    private static final byte[] NOISE = new byte[] {0, 0, (byte) 0x84, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    /** Where the faults are. */
    enum Place {
        /** At the name. */
        NAME,
        /** At the name, which is an alias of a name under another top-level domain. */
        ALIAS,
        /** At the target of the name's alias. */
        TARGET
    }

    /**
     * What is left of an answer.
     *
     * @param withRecords of one with records
     * @param withNothing of one without
     * @param isSlow whether it takes until the end of a try to see that something is wrong
     */
    record Effect(Answered withRecords, Answered withNothing, boolean isSlow) {}

    /** The same for the first question only. */
    Trouble once() {
        return new Trouble(story, faults.stream().map(Fault::once).toList(), place, effect);
    }

    static List<Trouble> all() {
        List<Trouble> all = new ArrayList<>(responseCodes());
        all.addAll(extendedErrors());
        all.addAll(headers());
        all.addAll(sections());
        all.addAll(octets());
        all.addAll(transports());
        all.addAll(aliases());
        return all;
    }

    private static List<Trouble> responseCodes() {
        return List.of(
                fails("SERVFAIL", "servfail-unchecked", Fault.servfail()),
                fails("REFUSED", "refused", Fault.refused()),
                fails("NOTIMP", "notimp", Fault.notimp()),
                fails("FORMERR", "formerr", Fault.formerr()),
                fails("YXDOMAIN", "rcode", Fault.yxdomain()),
                fails("NOTAUTH", "rcode", Fault.rcode(9)),
                fails("BADCOOKIE, which needs EDNS to be seen", "rcode", Fault.rcode(23)),
                at("NXDOMAIN where there is nothing", Fault.nxdomain()).makes(GONE, GONE),
                at("SERVFAIL for signatures that are wrong, and data with checking disabled", Fault.bogus())
                        .makes(BOGUS, BOGUS));
    }

    private static List<Trouble> extendedErrors() {
        return List.of(
                fails("an answer that is said to be forged (extended error 4)", "filtered", Fault.extendedError(4, "")),
                fails(
                        "an answer that is said to be blocked (extended error 15)",
                        "filtered",
                        Fault.extendedError(15, "")),
                fails(
                        "an answer that is said to be filtered (extended error 17)",
                        "filtered",
                        Fault.extendedError(17, "")),
                at("an answer that is said to be stale (extended error 3)", Fault.extendedError(3, ""))
                        .makes(STALE, STALE),
                at(
                                "NXDOMAIN that is said to be stale (extended error 19), where there is nothing",
                                Fault.nxdomain().and(Fault.extendedError(19, "")))
                        .makes(GONE, STALE),
                at("an answer that is said to be bogus (extended error 6)", Fault.extendedError(6, ""))
                        .makes(BOGUS, BOGUS),
                harmless("an extended error without meaning for the answer (22)", Fault.extendedError(22, "")));
    }

    private static List<Trouble> headers() {
        return List.of(
                fails("another id", "malformed", Forgery.wrongId()).slowly(),
                fails("another question", "malformed", Forgery.wrongQuestion()),
                fails("a question instead of an answer (QR=0)", "malformed", Forgery.notAResponse()),
                at("no recursion (RA=0)", Forgery.noRecursion()).makes(RIGHT, failed("lame")),
                at(
                                "no recursion, but authority (RA=0, AA=1)",
                                Forgery.noRecursion().and(Forgery.authoritative()))
                        .makes(RIGHT, RIGHT),
                harmless("authority beside recursion (AA=1)", Forgery.authoritative()),
                harmless("a claim of validation (AD=1)", Forgery.authenticData()),
                harmless("no EDNS in the answer", Forgery.withoutEdns()));
    }

    private static List<Trouble> sections() {
        String permit = "elsewhere.test. CAA 0 issue \"ca.example\"";
        return List.of(
                fails("a permit for another name in the ANSWER section", "malformed", Forgery.inAnswer(permit)),
                harmless("a permit for another name in the AUTHORITY section", Forgery.inAuthority(permit)),
                harmless("a permit for another name in the ADDITIONAL section", Forgery.inAdditional(permit)),
                fails(
                        "a stray address in the ANSWER section",
                        "malformed",
                        Forgery.inAnswer("elsewhere.test. A 192.0.2.1")),
                harmless("no AUTHORITY section, so no SOA record", Forgery.withoutAuthority()),
                at("systemd-resolved: nothing, without an SOA record, where there is nothing", Forgery.emptyNoData())
                        .makes(GONE, RIGHT),
                fails("a referral", "lame", Forgery.referral()));
    }

    private static List<Trouble> octets() {
        return List.of(
                fails("a record that ends too early", "malformed", Forgery.malformed()),
                fails("garbage", "malformed", Forgery.garbage()).slowly(),
                fails("a message of no octets", "timeout", Forgery.empty()).slowly(),
                harmless("another message first, with another id", Forgery.precededBy(query -> Optional.of(NOISE))));
    }

    private static List<Trouble> transports() {
        Fault cut = Fault.truncated().over(Transport.UDP);
        return List.of(
                fails("silence", "timeout", Fault.timeout()).slowly(),
                harmless("silence over UDP", Fault.timeout().over(Transport.UDP))
                        .slowly(),
                harmless("a late answer", Fault.delay(A_MOMENT)),
                fails("an answer that is always cut (TC=1)", "truncated", Fault.truncated()),
                harmless("an answer that is cut over UDP", cut),
                harmless("an answer from another port over UDP", Forgery.fromAnotherPort())
                        .slowly(),
                fails(
                        "over UDP cut, over TCP an end in the middle",
                        "network",
                        cut,
                        Forgery.closeAfter(SOME_OCTETS).over(Transport.TCP)),
                fails(
                        "over UDP cut, over TCP an end before the first octet",
                        "network",
                        cut,
                        Forgery.closeAfter(0).over(Transport.TCP)),
                fails(
                                "over UDP cut, over TCP an answer that drips",
                                "timeout",
                                cut,
                                Forgery.drip(TOO_SLOW).over(Transport.TCP))
                        .slowly());
    }

    private static List<Trouble> aliases() {
        return List.of(
                harmless("systemd-resolved: an alias without its target", Forgery.bareAliases())
                        .of(Place.ALIAS),
                harmless("an alias and nothing else", Forgery.halfChased()).of(Place.ALIAS),
                harmless("an alias with the SOA record of its own zone", Forgery.halfChasedWithSoa())
                        .of(Place.ALIAS),
                fails("SERVFAIL for the target of its alias", "servfail-unchecked", Fault.servfail())
                        .of(Place.TARGET),
                fails("silence about the target of its alias", "timeout", Fault.timeout())
                        .slowly()
                        .of(Place.TARGET),
                fails("a record that ends too early for the target of its alias", "malformed", Forgery.malformed())
                        .of(Place.TARGET));
    }

    private static Trouble harmless(String story, Fault... faults) {
        return new Trouble(story, List.of(faults), Place.NAME, new Effect(RIGHT, RIGHT, false));
    }

    private static Trouble at(String story, Fault... faults) {
        return harmless(story, faults);
    }

    private static Trouble fails(String story, String how, Fault... faults) {
        return harmless(story, faults).makes(failed(how), failed(how));
    }

    private Trouble makes(Answered records, Answered nothing) {
        return new Trouble(story, faults, place, new Effect(records, nothing, effect.isSlow()));
    }

    private Trouble of(Place other) {
        return new Trouble(story, faults, other, effect);
    }

    private Trouble slowly() {
        return new Trouble(story, faults, place, new Effect(effect.withRecords(), effect.withNothing(), true));
    }
}
