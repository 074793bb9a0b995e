package org.caagate.campaign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caagate.campaign.ResourceRecord.Caa;

/** Draws CAA records that mean something to a wish, and some that are broken. */
final class CaaDraw {
    private static final List<String> OTHERS = List.of("other.example", "example", "ca.example.net", "xca.example");
    private static final List<String> MALFORMED =
            List.of("%%%%%", "ca.example.", "-ca.example", "ca.example a=b", "ca.example; a=b;", "ca..example", "ca_1");
    private static final List<String> BAD_LISTS = List.of("", ",", "dns-01,", "dns-01,,http-01", "dns_01", "DNS-01");
    private static final List<String> BAD_ACCOUNTS = List.of("", "1", "%%", "1https://ca.example/acct/1", "urn:");

    private final Dice dice;
    private final Wish wish;

    CaaDraw(Dice dice, Wish wish) {
        this.dice = dice;
        this.wish = wish;
    }

    /** One RRset. */
    List<ResourceRecord> rrset() {
        List<ResourceRecord> records = new ArrayList<>();
        int size = dice.percent(50) ? 1 : 1 + dice.below(4);
        for (int i = 0; i < size; i++) {
            records.add(record());
        }
        return records;
    }

    private Caa record() {
        String tag = tag();
        String value = tag.startsWith("issue") ? issueValue() : "mailto:someone@example.com";
        byte[] octets = value.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream rdata = new ByteArrayOutputStream();
        rdata.write(flags());
        rdata.write(tag.length());
        rdata.writeBytes(dice.anyCase(tag, 15).getBytes(StandardCharsets.ISO_8859_1));
        rdata.writeBytes(dice.percent(8) ? disturbed(octets) : octets);
        byte[] whole = rdata.toByteArray();
        return Caa.of(dice.below(500) < 3 ? Arrays.copyOf(whole, dice.below(tag.length() + 2)) : whole);
    }

    private int flags() {
        int kind = dice.below(100);
        return kind < 80 ? 0 : kind < 92 ? 128 : kind < 96 ? 1 : dice.below(256);
    }

    private String tag() {
        int kind = dice.below(100);
        if (kind < 50) {
            return "issue";
        }
        if (kind < 68) {
            return "issuewild";
        }
        if (kind < 78) {
            return "issuemail";
        }
        return kind < 94
                ? dice.oneOf("iodef", "iodef", "contactemail", "contactphone", "issuevmc")
                : dice.oneOf("tbs", "policy", "issue2", "is-sue", "\u00fcssue", "i", "security");
    }

    private String issueValue() {
        int kind = dice.below(100);
        if (kind < 12) {
            return dice.oneOf(";", "", " ; ", "; a=b");
        }
        if (kind < 18) {
            return dice.oneOf(MALFORMED);
        }
        String issuer = kind < 34 || wish.issuers().isEmpty() ? dice.oneOf(OTHERS) : dice.oneOf(wish.issuers());
        return blank() + dice.anyCase(issuer, 10) + blank() + parameters();
    }

    private String parameters() {
        int count = dice.percent(40) ? 0 : 1 + dice.below(3);
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parameters.add(blank() + parameter() + blank());
        }
        return count > 0 ? ";" + String.join(";", parameters) : dice.percent(5) ? ";" + blank() : "";
    }

    private String parameter() {
        int kind = dice.below(100);
        String equals = blank() + "=" + blank();
        if (kind < 42) {
            return dice.anyCase("accounturi", 10) + equals + account();
        }
        if (kind < 88) {
            return dice.anyCase("validationmethods", 10) + equals + methods();
        }
        return dice.oneOf("a-b", "policy", "x") + equals + dice.oneOf("", "1", "a=b");
    }

    private String account() {
        return dice.percent(12) ? dice.oneOf(BAD_ACCOUNTS) : dice.oneOf(WishDraw.ACCOUNTS);
    }

    private String methods() {
        if (dice.percent(12)) {
            return dice.oneOf(BAD_LISTS);
        }
        List<String> labels = new ArrayList<>();
        do {
            labels.add(dice.percent(85) ? dice.oneOf(WishDraw.METHODS) : dice.oneOf(WishDraw.OTHER_LABEL, "new-02"));
        } while (dice.percent(30));
        return String.join(",", labels);
    }

    private String blank() {
        return dice.percent(90) ? "" : dice.oneOf(" ", "\t", "  ");
    }

    /** One octet more, less, or another one. */
    private byte[] disturbed(byte[] octets) {
        if (octets.length == 0) {
            return new byte[] {(byte) dice.below(256)};
        }
        int at = dice.below(octets.length);
        byte any = (byte) (dice.percent(60) ? ";=-., \tA0~".charAt(dice.below(10)) : dice.below(256));
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(octets, 0, at);
        int kind = dice.below(3);
        if (kind != 0) {
            changed.write(any);
        }
        int rest = kind == 1 ? at : at + 1;
        changed.write(octets, rest, octets.length - rest);
        return changed.toByteArray();
    }
}
