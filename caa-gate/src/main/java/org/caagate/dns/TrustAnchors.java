package org.caagate.dns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caagate.name.Escaped;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/** The trust anchors from which the lookup's own validation begins (RFC 4033 section 2). Immutable. */
public final class TrustAnchors {
    static final TrustAnchors NONE = new TrustAnchors(List.of());

    private static final String ROOT = "root-anchors.zone";

    private final List<DSRecord> records;

    private TrustAnchors(List<DSRecord> records) {
        this.records = List.copyOf(records);
    }

    /**
     * Returns the anchors of the root zone of the public DNS: KSK-2017 and KSK-2024. They are built into this version of the library;
     * after a later key rollover, use a newer version or {@link #ofFile}.
     *
     * @return the anchors that IANA publishes
     */
    public static TrustAnchors iana() {
        try (InputStream data = TrustAnchors.class.getResourceAsStream(ROOT)) {
            if (data == null) {
                throw new IllegalStateException(ROOT + " is missing from the jar");
            }
            return parse(new String(data.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + ROOT + " out of the jar", e);
        }
    }

    /**
     * Reads anchors from text: DS or DNSKEY records in zone-file form (RFC 1035 section 5.1), with absolute names; TTL and class are
     * optional, and comments begin with a semicolon. Debian's {@code root.key} and {@code root.ds} have this form, as does the output
     * of {@code dig . DNSKEY}.
     *
     * <p>DNSKEY records without the SEP flag (RFC 4034 section 2.1.1) are passed over: they are not anchors.
     *
     * @param text at most 65536 characters
     * @return the anchors
     * @throws IllegalArgumentException if there are no anchors, or records that cannot be used; the message names all faults with
     *     their lines
     */
    public static TrustAnchors parse(String text) {
        return new TrustAnchors(TrustAnchorReader.read(text));
    }

    /**
     * Reads anchors from a file, as {@link #parse} does from text.
     *
     * @param file the file, in ASCII or UTF-8
     * @return the anchors
     * @throws IllegalArgumentException if the file cannot be read, or has no anchors, or records that cannot be used; the message
     *     names the file and all faults with their lines
     */
    public static TrustAnchors ofFile(Path file) {
        String text;
        try (InputStream data = Files.newInputStream(file)) {
            // A mistaken path may lead to anything.
            text = new String(data.readNBytes(4 * TrustAnchorReader.LONGEST + 1), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(UnreadableFile.text(file.toString(), e), e);
        }
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Escaped.quote(file.toString()) + ": " + e.getMessage(), e);
        }
    }

    List<DSRecord> records() {
        return records;
    }

    /** Returns the name of the nearest anchor at or above a name. */
    Optional<Name> nearest(Name name) {
        for (int above = 0; above < name.labels(); above++) {
            Name candidate = new Name(name, above);
            if (records.stream().anyMatch(record -> record.getName().equals(candidate))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Returns names and key tags, for reports: {@code . 20326, . 38696}. */
    @Override
    public String toString() {
        return records.stream()
                .map(record -> record.getName() + " " + record.getFootprint())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
