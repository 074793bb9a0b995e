package org.caagate.acme4j;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.caagate.dns.Dnssec;
import org.caagate.dns.ResolverSpec;
import org.caagate.dns.TrustAnchors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How answers are authenticated, by the words of the command line. */
final class DnssecSettings {
    private static final Logger LOG = LoggerFactory.getLogger(CaaGateAcmeProvider.class);
    private static final String AD = "ad";
    private static final String VALIDATE = "validate";
    private static final Map<String, String> WORDS = Map.of("off", "off", AD, AD, VALIDATE, VALIDATE);

    private DnssecSettings() {}

    /** Reads the options; what contradicts each other is a fault. */
    static Dnssec read(OptionValues values) {
        String word = values.readWord(Option.DNSSEC, WORDS).orElse(AD);
        boolean isAdTrusted = values.readFlag(Option.TRUST_AD);
        Optional<TrustAnchors> anchors = values.read(Option.TRUST_ANCHOR, file -> TrustAnchors.ofFile(Path.of(file)));
        if (isAdTrusted) {
            requireWord(values, Option.TRUST_AD, AD, word);
        }
        if (values.has(Option.TRUST_ANCHOR)) {
            requireWord(values, Option.TRUST_ANCHOR, VALIDATE, word);
        }
        return switch (word) {
            case VALIDATE -> Dnssec.validate(anchors.orElseGet(TrustAnchors::iana));
            case AD -> isAdTrusted ? Dnssec.trustedAd() : Dnssec.ad();
            default -> Dnssec.off();
        };
    }

    private static void requireWord(OptionValues values, Option option, String wanted, String word) {
        if (!word.equals(wanted)) {
            values.fault(values.place(option) + " has a meaning only with " + Option.DNSSEC.property() + "=" + wanted);
        }
    }

    /** Says which servers will not be believed although somebody trusts them: the way to them is open to anybody. */
    static void warnOfOpenWays(Dnssec dnssec, ResolverSpec resolver) {
        if (dnssec.mode() == Dnssec.Mode.TRUSTED_AD) {
            resolver.servers().stream()
                    .filter(server -> !server.isSafelyReached())
                    .forEach(server -> LOG.warn(
                            "{}: what {} says of DNSSEC is not believed, as the way to it is open; use tls:// or https://",
                            Option.TRUST_AD.property(),
                            server));
        }
    }
}
