package org.caagate.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.name.CertificateNames;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;
import org.caagate.x509.UnreadableNamesException;
import org.caagate.x509.X509Names;

/** Reads the identifiers of a run from wherever the user said they are, and complains about all that cannot be read. */
public final class IdentifierReader {
    /** More are for {@code --format jsonl}, which holds no more than it works on. */
    public static final int MOST = 10_000;

    /** As much as is read of a request or certificate. */
    private static final int LARGEST_FILE = 1 << 20;

    private static final String STANDARD_INPUT = "-";

    private final Faults faults;
    private final boolean isCheck;
    private final Identifiers identifiers = new Identifiers();
    private final List<String> ignoredCommonNames = new ArrayList<>();
    private boolean isFull;

    private IdentifierReader(Command command, Faults faults) {
        this.faults = faults;
        this.isCheck = command != Command.RECORDS;
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
        IdentifierReader reader = new IdentifierReader(run.command(), faults);
        run.operands().forEach(text -> reader.add(text, Source.COMMAND_LINE));
        run.options().one(Option.NAMES_FROM).ifPresent(given -> reader.addLines(given, run, in));
        run.options().one(Option.CSR).ifPresent(given -> reader.addNames(given, X509Names::ofFile));
        run.options().one(Option.CERTIFICATE).ifPresent(given -> reader.addNames(given, X509Names::ofFile));
        reader.requireSome(run);
        return new Names(reader.identifiers, reader.ignoredCommonNames);
    }

    private void requireSome(Invocation.Run run) {
        boolean given = !run.operands().isEmpty()
                || run.options().has(Option.NAMES_FROM)
                || run.options().has(Option.CSR)
                || run.options().has(Option.CERTIFICATE);
        if (!given) {
            faults.add(
                    isCheck
                            ? "no identifiers: give names, --names-from FILE, --csr FILE or --certificate FILE"
                            : "no identifiers: give names, or --names-from FILE");
        } else if (identifiers.size() == 0 && faults.none()) {
            faults.add("no identifiers: there is none in what was given");
        }
    }

    private void add(String text, Source source) {
        if (isFull) {
            return;
        }
        try {
            WrittenName name = WrittenName.parse(text);
            add(name.identifier(), name.original().map(source::writtenAs).orElse(source));
        } catch (IllegalArgumentException fault) {
            faults.add((source.file().isPresent() ? source + ": " : "") + fault.getMessage());
        }
    }

    private void add(Identifier identifier, Source source) {
        identifiers.add(identifier, source);
        if (identifiers.size() > MOST) {
            isFull = true;
            faults.add("more than " + MOST + " identifiers: "
                    + (isCheck ? "use --format jsonl, which takes any number" : "give fewer at a time"));
        }
    }

    private void addLines(Given given, Invocation.Run run, InputStream in) {
        boolean isStandardInput = given.value().equals(STANDARD_INPUT);
        if (isStandardInput && run.command() == Command.EXEC) {
            faults.add(given.place() + ": exec leaves standard input to COMMAND; name a file");
            return;
        }
        String file = isStandardInput ? "standard input" : given.value();
        try (BufferedReader lines = reader(isStandardInput ? in : Files.newInputStream(Path.of(given.value())))) {
            int number = 0;
            for (String line = lines.readLine(); line != null && !isFull; line = lines.readLine()) {
                number++;
                String text = NamesLine.identifier(line);
                if (!text.isEmpty()) {
                    add(text, Source.ofLine(file, number));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.add(given.place() + ": " + FileFault.of(given.value(), e));
        }
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** How a file becomes names. */
    private interface Reading {
        CertificateNames read(byte[] content);
    }

    private void addNames(Given given, Reading reading) {
        String file = Escaped.line(given.value());
        try {
            CertificateNames names = reading.read(BoundedFile.read(Path.of(given.value()), LARGEST_FILE));
            names.identifiers().forEach(identifier -> add(identifier, Source.ofFile(given.value())));
            ignoredCommonNames.addAll(names.ignoredCommonNames());
        } catch (UnreadableNamesException unreadable) {
            unreadable.faults().forEach(fault -> faults.add(given.place() + ": " + file + ": " + fault));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(given.place() + ": " + FileFault.of(given.value(), e));
        }
    }
}
