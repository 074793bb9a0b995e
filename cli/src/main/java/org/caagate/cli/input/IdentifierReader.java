package org.caagate.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.name.Identifier;

/** Reads the identifiers of a run from wherever the user said they are, and complains about all that cannot be read. */
public final class IdentifierReader {
    /** More are for {@code --format jsonl}, which holds no more than it works on. */
    public static final int MOST = 10_000;

    private final Invocation.Run run;
    private final Faults faults;
    private final Identifiers identifiers = new Identifiers();

    private IdentifierReader(Invocation.Run run, Faults faults) {
        this.run = run;
        this.faults = faults;
    }

    /**
     * What was read.
     *
     * @param identifiers the identifiers
     * @param ignoredCommonNames common names of requests and certificates that are no host names, escaped
     */
    public record Names(Identifiers identifiers, List<String> ignoredCommonNames) {
        /**
         * Copies the list.
         *
         * @param identifiers the identifiers
         * @param ignoredCommonNames common names that are no host names
         */
        public Names {
            ignoredCommonNames = List.copyOf(ignoredCommonNames);
        }
    }

    /**
     * Reads one identifier as a user writes it: a name in another script than ASCII is converted to A-labels.
     *
     * @param text what the user wrote
     * @return the identifier
     * @throws IllegalArgumentException if it is none, or does not convert
     */
    public static Identifier parse(String text) {
        return WrittenName.parse(text).identifier();
    }

    /**
     * Reads all identifiers.
     *
     * @param run what the user asked for
     * @param in standard input
     * @param faults where to complain
     * @return at most {@link #MOST} identifiers; meaningless if there were faults
     */
    public static Names read(Invocation.Run run, InputStream in, Faults faults) {
        try (IdentifierStream entries = IdentifierStream.open(run, in, faults)) {
            IdentifierReader reader = new IdentifierReader(run, faults);
            boolean wasGiven = faults.none();
            reader.addAll(entries);
            // What should have filled the list has perhaps failed, and nobody would hear of it beside other names.
            entries.emptyList()
                    .ifPresent(
                            list -> faults.add(Option.NAMES_FROM.argument() + ": " + list + ": no identifiers in it"));
            if (wasGiven && faults.none() && reader.identifiers.size() == 0) {
                faults.add("no identifiers: the input has none");
            }
            return new Names(reader.identifiers, entries.ignoredCommonNames());
        } catch (IOException e) {
            faults.add(Option.NAMES_FROM.argument() + ": " + e.getMessage());
            return new Names(new Identifiers(), List.of());
        }
    }

    private void addAll(IdentifierStream entries) throws IOException {
        Optional<Entry> entry = entries.next();
        while (entry.isPresent() && identifiers.size() <= MOST) {
            add(entry.get());
            entry = entries.next();
        }
        if (identifiers.size() > MOST) {
            faults.add("more than " + MOST + " identifiers: "
                    + (run.command() == Command.CHECK
                            ? "use --format jsonl, which takes any number"
                            : "give fewer at a time"));
        }
    }

    private void add(Entry entry) {
        if (entry instanceof Entry.Valid valid) {
            identifiers.add(valid.identifier(), valid.source());
        } else if (entry instanceof Entry.Invalid invalid) {
            boolean isTyped = invalid.source().equals(Source.COMMAND_LINE);
            faults.add((isTyped ? "" : invalid.source() + ": ") + invalid.fault());
        } else {
            throw new AssertionError(entry);
        }
    }
}
