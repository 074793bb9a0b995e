package org.caagate.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * dnsjava's validator, for the messages of one request: signatures, keys and the chain to the anchor are its business. Its keys live
 * as long as the request, so a zone that was mended is so at once.
 */
final class Verifier {
    private static final Logger LOGGER = LoggerFactory.getLogger(DnsLookup.class);

    private final ValidatingResolver validator;
    private final Clock clock;

    Verifier(KeyQuestions questions, TrustAnchors anchors, Clock clock) {
        this.clock = clock;
        this.validator = new ValidatingResolver(new HeadResolver(questions), clock);
        // It has read system properties by now, and perhaps a file of anchors that one of them names.
        configure();
        validator.getTrustAnchors().clear();
        for (DSRecord anchor : anchors.records()) {
            validator.getTrustAnchors().store(new RRset(anchor));
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
        settings.setProperty("dnsjava.dnssec.keycache.max_ttl", "900");
        settings.setProperty("dnsjava.dnssec.keycache.max_size", "1000");
        return settings;
    }

    /**
     * Verifies a message.
     *
     * @param message the message
     * @param errand whose it is
     * @return completes with the verdict; exceptionally only for a defect
     */
    CompletableFuture<Verdict> verify(SignedMessage message, KeyErrand errand) {
        Subject subject = new Subject(message, errand);
        Message query = Message.newQuery(Record.newRecord(message.name(), message.type(), DClass.IN));
        CompletableFuture<Message> verified;
        try {
            verified = validator.sendAsync(query, subject).toCompletableFuture();
        } catch (RuntimeException e) {
            // dnsjava's validator throws at some messages that are not what it expects.
            verified = CompletableFuture.failedFuture(e);
        }
        return Workers.moved(verified.handle((said, error) -> verdict(subject, said, error)), errand.executor());
    }

    private Verdict verdict(Subject subject, @Nullable Message said, @Nullable Throwable error) {
        Optional<Verdict> unknown = subject.failures().stream().findFirst().map(Verdict.Unknown::new);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (error != null || said == null) {
            LOGGER.debug("dnsjava's validator broke on the {}", subject.message(), error);
            return new Verdict.Bogus("the validator cannot make sense of it");
        }
        if (said.getRcode() != Rcode.NOERROR && said.getRcode() != Rcode.NXDOMAIN) {
            return new Verdict.Bogus(reason(subject.message(), said));
        }
        if (!said.getHeader().getFlag(Flags.AD)) {
            return new Verdict.Unproven();
        }
        return isSame(subject.message(), said)
                ? new Verdict.Secure()
                : new Verdict.Bogus("an answer of which the validator has verified only a part");
    }

    /** It leaves out what it finds irrelevant, which must not be what we go by. */
    private static boolean isSame(SignedMessage message, Message said) {
        List<Record> verified = said.getSection(Section.ANSWER);
        return new HashSet<>(verified).containsAll(message.answer());
    }

    private String reason(SignedMessage message, Message said) {
        String reason = said.getSection(Section.ADDITIONAL).stream()
                .filter(TXTRecord.class::isInstance)
                .filter(record -> record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
                .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                .collect(Collectors.joining(", "));
        String shown = reason.isEmpty() ? "no reason given" : Texts.foreign(reason);
        return message.untimely(clock.instant())
                .map(why -> why + " (" + shown + ")")
                .orElse(shown);
    }
}
