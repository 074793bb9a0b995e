package org.caagate.cli.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.cli.Messages;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.cli.option.Values;
import org.caagate.dns.Dnssec;
import org.caagate.dns.ResolverSpec;
import org.caagate.dns.TrustAnchors;

/** How answers are authenticated. */
final class DnssecSettings {
    private static final Map<String, Mode> MODES = Map.of("off", Mode.OFF, "ad", Mode.AD, "validate", Mode.VALIDATE);

    private final GivenOptions options;
    private final Faults faults;

    private DnssecSettings(GivenOptions options, Faults faults) {
        this.options = options;
        this.faults = faults;
    }

    private enum Mode {
        OFF,
        AD,
        VALIDATE
    }

    /** Reads the options; what contradicts each other is a fault. */
    static Dnssec read(GivenOptions options, Faults faults) {
        return new DnssecSettings(options, faults).read();
    }

    private Dnssec read() {
        Mode mode = options.read(Option.DNSSEC, faults, Values.among(MODES)).orElse(Mode.AD);
        requireMode(Option.TRUST_AD, Mode.AD, mode);
        requireMode(Option.TRUST_ANCHOR, Mode.VALIDATE, mode);
        Optional<TrustAnchors> anchors =
                options.read(Option.TRUST_ANCHOR, faults, file -> TrustAnchors.ofFile(Path.of(file)));
        return switch (mode) {
            case OFF -> Dnssec.off();
            case AD -> options.has(Option.TRUST_AD) ? Dnssec.trustedAd() : Dnssec.ad();
            case VALIDATE -> Dnssec.validate(anchors.orElseGet(TrustAnchors::iana));
        };
    }

    private void requireMode(Option option, Mode wanted, Mode mode) {
        if (options.has(option) && mode != wanted) {
            String word = MODES.entrySet().stream()
                    .filter(entry -> entry.getValue() == wanted)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            faults.add(options.one(option).map(Given::place).orElse(option.argument())
                    + " has a meaning only with --dnssec=" + word);
        }
    }

    /** Says which servers will not be believed although the user trusts them: the way to them is open to anybody. */
    static void warnOfOpenWays(Dnssec dnssec, List<ResolverSpec> resolvers, Messages messages) {
        if (dnssec.mode() != Dnssec.Mode.TRUSTED_AD) {
            return;
        }
        resolvers.stream()
                .flatMap(spec -> spec.servers().stream()
                        .filter(server -> !server.isSafelyReached())
                        .map(server -> new ResolverSpec(spec.suffix(), Optional.of(server))))
                .distinct()
                .forEach(open -> messages.warn("--trust-ad: what " + open
                        + " says of DNSSEC is not believed, as the way to it is open; use tls:// or https://"));
    }
}
