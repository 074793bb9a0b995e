package org.caagate.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import org.caagate.fuzz.Claim;
import org.caagate.name.InvalidNameException;

/** The URIs in records, of reports (iodef) and of accounts: kept as they are where they are taken at all. */
public final class UriFuzz {
    private UriFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String text = new String(octets, ISO_8859_1);
        IodefTarget target = IodefTarget.parse(Octets.of(octets));
        Claim.isPrintable(target.uri());
        Claim.isPrintable(target.remark());
        if (target.kind() != IodefTarget.Kind.UNSUPPORTED) {
            requireTarget(text, target);
        }
        requireAccount(text);
    }

    private static void requireTarget(String text, IodefTarget target) {
        String plain = text.toLowerCase(Locale.ROOT);
        Claim.that(plain.startsWith(target.kind().id() + ":"), "another scheme: " + target);
        Claim.that(text.chars().allMatch(c -> c > ' ' && c <= '~'), "an octet that no URI has");
        Claim.that(target.uri().equals(text), "another text");
        if (target.kind() == IodefTarget.Kind.MAILTO) {
            Claim.that(plain.matches("mailto:[^@?%,;:<>()\"\\\\/#&]+@[a-z0-9._-]+"), "more than one mailbox: " + text);
        } else {
            Claim.that(plain.matches("https?://[^/?#@]+([/?#].*)?"), "no host, or a user: " + text);
        }
    }

    private static void requireAccount(String text) {
        try {
            AccountUri account = AccountUri.parse(text);
            Claim.that(account.text().equals(text), "another text");
            Claim.that(text.matches("[A-Za-z][A-Za-z0-9+.-]*:[!-~]*"), "no URI: " + text);
        } catch (InvalidNameException e) {
            Claim.isPrintable(String.valueOf(e.getMessage()));
        }
    }
}
