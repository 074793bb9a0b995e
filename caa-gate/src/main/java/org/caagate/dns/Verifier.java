package org.caagate.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Failure.Flaw;
import org.caagate.lookup.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * dnsjava's validator, for the messages of one request: signatures, keys and the chain to the anchor are its business. Its keys live
 * as long as the request, so a zone that was mended is so at once.
 */
final class Verifier {
    private static final Logger LOGGER = LoggerFactory.getLogger(DnsLookup.class);

    private static final String DIGEST_PREFERENCE = "dnsjava.dnssec.digest_preference";

    private final KeyQuestions questions;
    private final ValidatingResolver validator;
    private final Clock clock;
    private final Timer timer;

    Verifier(KeyQuestions questions, TrustAnchors anchors, Exchanger exchanger) {
        this.questions = questions;
        this.clock = exchanger.clock();
        this.timer = exchanger.timer();
        this.validator = validator(new HeadResolver(questions), clock);
        configure();
        validator.getTrustAnchors().clear();
        for (DSRecord anchor : anchors.records()) {
            validator.getTrustAnchors().store(new RRset(anchor));
        }
    }

    /** It reads system properties, and perhaps a file of anchors that one of them names. */
    private static ValidatingResolver validator(HeadResolver head, Clock clock) {
        if (System.getProperty(DIGEST_PREFERENCE) != null) {
            throw new IllegalArgumentException("DNS lookup: the system property " + DIGEST_PREFERENCE
                    + " lets dnsjava take a weak digest for a strong one, and nothing takes it back;"
                    + " remove it where lookups validate");
        }
        try {
            return new ValidatingResolver(head, clock);
        } catch (RuntimeException e) {
            // Not documented, and there is nothing else that it could stumble over.
            throw new IllegalArgumentException(
                    "DNS lookup: dnsjava's validator does not start: a system property dnsjava.dnssec.* has no value for it ("
                            + Texts.error(e) + ")",
                    e);
        }
    }

    /** What says whether a signature is in force. */
    Clock clock() {
        return clock;
    }

    private void configure() {
        try {
            validator.init(settings());
        } catch (IOException e) {
            throw new UncheckedIOException("the settings name no file", e);
        }
    }

    /** Its own limits (CVE-2023-50387, CVE-2023-50868), whatever the properties of the JVM say. */
    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("dnsjava.dnssec.max_validate_rrsigs", "8");
        settings.setProperty("dnsjava.dnssec.max_ds_match_failures", "4");
        // What is not set stays as a system property had it. RFC 8624 section 3.1; RFC 9276 section 3.2 would allow
        // less.
        settings.setProperty("dnsjava.dnssec.algorithm_rsa_min_key_size", "1024");
        settings.setProperty("dnsjava.dnssec.nsec3.iterations.1024", "150");
        settings.setProperty("dnsjava.dnssec.keycache.max_ttl", "900");
        settings.setProperty("dnsjava.dnssec.keycache.max_size", "1000");
        return settings;
    }

    /**
     * Verifies a message.
     *
     * @param message the message
     * @param validationTry on whose behalf
     * @return completes with the status; exceptionally only for a defect
     */
    CompletableFuture<SecurityStatus> verify(SignedMessage message, ValidationTry validationTry) {
        MessageValidation validation = new MessageValidation(message, validationTry);
        Message query = Message.newQuery(Record.newRecord(message.name(), message.type(), DClass.IN));
        CompletableFuture<Message> verified;
        try {
            verified = validator.sendAsync(query, validation).toCompletableFuture();
        } catch (RuntimeException e) {
            // dnsjava's validator throws at some messages that are not what it expects.
            verified = CompletableFuture.failedFuture(e);
        }
        return inTime(
                Workers.moved(
                        verified.handle((said, error) -> status(validation, said, error)), validationTry.executor()),
                validation);
    }

    /** The validator has no limit of its own. What it says too late is not heard. */
    private CompletableFuture<SecurityStatus> inTime(
            CompletableFuture<SecurityStatus> status, MessageValidation validation) {
        CompletableFuture<SecurityStatus> limited = status.copy();
        Failure late = new Failure(
                Failure.Kind.DEADLINE, "the validation of the " + validation.message() + " was not done in time");
        Timer.Alarm alarm = timer.after(
                validation.validationTry().context().remaining(),
                () -> limited.complete(new SecurityStatus.Indeterminate(late)));
        CompletableFuture<SecurityStatus> unused = limited.whenComplete((done, error) -> alarm.cancel());
        return limited;
    }

    private SecurityStatus status(MessageValidation validation, @Nullable Message said, @Nullable Throwable error) {
        Optional<SecurityStatus> indeterminate =
                validation.failures().stream().findFirst().map(SecurityStatus.Indeterminate::new);
        if (indeterminate.isPresent()) {
            return indeterminate.get();
        }
        if (error != null || said == null) {
            LOGGER.debug("dnsjava's validator broke on the {}", validation.message(), error);
            return new SecurityStatus.Bogus(new Defect("the validator cannot make sense of it"));
        }
        if (said.getRcode() != Rcode.NOERROR && said.getRcode() != Rcode.NXDOMAIN) {
            return new SecurityStatus.Bogus(defect(validation.message(), said));
        }
        if (!said.getHeader().getFlag(Flags.AD)) {
            return new SecurityStatus.Unproven();
        }
        return isSame(validation.message(), said)
                ? new SecurityStatus.Secure()
                : new SecurityStatus.Bogus(new Defect("an answer of which the validator has verified only a part"));
    }

    /** It leaves out what it finds irrelevant, which must not be what we go by. */
    private static boolean isSame(SignedMessage message, Message said) {
        List<Record> verified = said.getSection(Section.ANSWER);
        return new HashSet<>(verified).containsAll(message.answer());
    }

    /** What the clock and the keys show is more than the validator always says. */
    private Defect defect(SignedMessage message, Message said) {
        String reason = said.getSection(Section.ADDITIONAL).stream()
                .filter(TXTRecord.class::isInstance)
                .filter(record -> record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .collect(Collectors.joining(", "));
        String shown = reason.isEmpty() ? "no reason given" : Texts.foreign(reason);
        Optional<SignedMessage> keys = message.signer().flatMap(zone -> questions.known(zone, Type.DNSKEY));
        return Stream.concat(Stream.of(message), keys.stream())
                .flatMap(signed -> signed.untimely(clock.instant()).stream())
                .findFirst()
                .map(untimely -> untimely.saying(untimely.reason() + " (" + shown + ")"))
                .orElseGet(() -> new Defect(shown, flaw(message, said)));
    }

    private Optional<Flaw> flaw(SignedMessage message, Message said) {
        if (message.signer().filter(this::isKeyMissing).isPresent()) {
            return Optional.of(Flaw.DNSKEY_MISSING);
        }
        OPTRecord opt = said.getOPT();
        List<EDNSOption> errors = opt == null ? List.of() : opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR);
        return Arrays.stream(Flaw.values())
                .filter(flaw -> errors.stream()
                        .anyMatch(error -> ((ExtendedErrorCodeOption) error).getErrorCode() == flaw.errorCode()))
                .findFirst();
    }

    /** Whether no key of a zone is one that the zone above it vouches for. */
    private boolean isKeyMissing(Name zone) {
        Optional<SignedMessage> keys = questions.known(zone, Type.DNSKEY);
        List<DSRecord> delegation = questions.known(zone, Type.DS).stream()
                .flatMap(reply -> reply.answer().stream())
                .filter(DSRecord.class::isInstance)
                .map(DSRecord.class::cast)
                .filter(SignedMessage::isSupported)
                .toList();
        return keys.isPresent()
                && !delegation.isEmpty()
                && keys.get().answer().stream()
                        .filter(DNSKEYRecord.class::isInstance)
                        .noneMatch(key -> delegation.stream().anyMatch(ds -> isOf(ds, (DNSKEYRecord) key)));
    }

    private static boolean isOf(DSRecord ds, DNSKEYRecord key) {
        return ds.getFootprint() == key.getFootprint()
                && ds.getAlgorithm() == key.getAlgorithm()
                && Arrays.equals(
                        ds.getDigest(), new DSRecord(key.getName(), DClass.IN, 0, ds.getDigestID(), key).getDigest());
    }
}
