package org.caagate.cli.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caagate.cli.UsageException;
import org.caagate.cli.option.Arguments;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;
import org.caagate.fuzz.Claim;
import org.caagate.name.Identifier;

/** The lines of {@code --names-from}: no line yields more than one entry, and no ASCII name that it does not have. */
public final class NamesFromFuzz {
    private static final Invocation.Run RUN = run();

    private NamesFromFuzz() {}

    private static Invocation.Run run() {
        try {
            return (Invocation.Run) Arguments.read(List.of("check", "--names-from", "-"), Map.of(), new Faults());
        } catch (UsageException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) throws IOException {
        String[] lines = new String(octets, ISO_8859_1).split("\n", -1);
        int last = 0;
        try (IdentifierStream stream = IdentifierStream.open(RUN, new ByteArrayInputStream(octets), new Faults())) {
            for (Optional<Entry> next = stream.next(); next.isPresent(); next = stream.next()) {
                int line = next.get().source().line().orElse(0);
                Claim.that(line > last && line <= lines.length, "out of order: line " + line);
                last = line;
                requireEntry(next.get(), lines[line - 1]);
            }
        }
    }

    private static void requireEntry(Entry entry, String line) {
        if (entry instanceof Entry.Invalid invalid) {
            Claim.isPrintable(invalid.fault());
        }
        if (entry instanceof Entry.Valid valid) {
            Identifier identifier = valid.identifier();
            Claim.that(Identifier.parse(identifier.toString()).equals(identifier), "another identifier");
            boolean isPlain = line.chars().allMatch(c -> c < 0x80) && !(identifier instanceof Identifier.Ip);
            Claim.that(
                    !isPlain
                            || line.toLowerCase(Locale.ROOT)
                                    .contains(identifier.toString().toLowerCase(Locale.ROOT)),
                    "out of nothing: " + identifier);
        }
    }
}
