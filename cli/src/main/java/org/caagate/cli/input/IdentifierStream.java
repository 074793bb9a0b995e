package org.caagate.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.name.CertificateNames;
import org.caagate.name.Escaped;
import org.caagate.x509.UnreadableNamesException;
import org.caagate.x509.X509Names;

/**
 * The identifiers of a run one after the other, however many there are: operands, then the lines of {@code --names-from}, then
 * {@code --csr} and {@code --certificate}. What cannot be read as an identifier is an entry too. Not thread-safe.
 */
public final class IdentifierStream implements AutoCloseable {
    /** Longer than any identifier, in any script, with a comment behind it. */
    static final int LONGEST_LINE = 4096;

    private static final int LARGEST_FILE = 1 << 20;
    private static final int SHOWN = 300;
    private static final String STANDARD_INPUT = "-";
    private static final List<Option> SOURCES = List.of(Option.NAMES_FROM, Option.CSR, Option.CERTIFICATE);

    private final Queue<Entry> before = new ArrayDeque<>();
    private final Queue<Entry> behind = new ArrayDeque<>();
    private final List<String> ignoredCommonNames = new ArrayList<>();
    private Optional<BoundedLines> lines = Optional.empty();
    private Optional<String> file = Optional.empty();
    private boolean hasLines;
    private boolean isListEmpty;

    private IdentifierStream() {}

    /**
     * Opens what the user named. Requests and certificates are read now, the lines of names as they are asked for.
     *
     * @param run what the user asked for
     * @param in standard input
     * @param faults where to complain about files
     * @return the stream; meaningless if there were faults
     */
    public static IdentifierStream open(Invocation.Run run, InputStream in, Faults faults) {
        IdentifierStream stream = new IdentifierStream();
        run.operands().forEach(text -> stream.before.add(entry(text, Source.COMMAND_LINE)));
        GivenOptions options = run.options();
        options.one(Option.NAMES_FROM)
                .filter(given -> isAllowed(given, run.command(), faults))
                .ifPresent(given -> stream.openLines(given, in, faults));
        options.one(Option.CSR).ifPresent(given -> stream.addNames(given, octets -> octets, faults));
        options.one(Option.CERTIFICATE).ifPresent(given -> stream.addNames(given, PemChain::first, faults));
        boolean isFileGiven = SOURCES.stream().anyMatch(options::has);
        if (run.operands().isEmpty() && !isFileGiven) {
            faults.add("no identifiers: give names"
                    + SOURCES.stream()
                            .filter(option -> run.command().options().contains(option))
                            .map(option -> " or " + option.argument() + " FILE")
                            .collect(Collectors.joining()));
        }
        return stream;
    }

    private static boolean isAllowed(Given given, Command command, Faults faults) {
        boolean isTaken = command == Command.EXEC && given.value().equals(STANDARD_INPUT);
        if (isTaken) {
            faults.add(given.place() + ": exec leaves standard input to COMMAND; name a file");
        }
        return !isTaken;
    }

    private static Entry entry(String text, Source source) {
        try {
            WrittenName name = WrittenName.parse(text);
            return new Entry.Valid(
                    name.identifier(), name.original().map(source::writtenAs).orElse(source));
        } catch (IllegalArgumentException fault) {
            return new Entry.Invalid(cut(text), source, String.valueOf(fault.getMessage()));
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }

    private void openLines(Given given, InputStream in, Faults faults) {
        boolean isStandardInput = given.value().equals(STANDARD_INPUT);
        try {
            InputStream octets = isStandardInput ? in : Files.newInputStream(Path.of(given.value()));
            lines = Optional.of(new BoundedLines(octets, LONGEST_LINE));
            file = isStandardInput ? Optional.empty() : Optional.of(given.value());
        } catch (IOException | IllegalArgumentException e) {
            faults.add(given.place() + ": " + FileFault.of(given.value(), e));
        }
    }

    private void addNames(Given given, UnaryOperator<byte[]> cut, Faults faults) {
        String shown = Escaped.line(given.value());
        try {
            CertificateNames names =
                    X509Names.ofFile(cut.apply(BoundedFile.read(Path.of(given.value()), LARGEST_FILE)));
            names.identifiers()
                    .forEach(identifier -> behind.add(new Entry.Valid(identifier, Source.ofFile(given.value()))));
            ignoredCommonNames.addAll(names.ignoredCommonNames());
        } catch (UnreadableNamesException unreadable) {
            unreadable.faults().forEach(fault -> faults.add(given.place() + ": " + shown + ": " + fault));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(given.place() + ": " + FileFault.of(given.value(), e));
        }
    }

    /**
     * Returns the common names of requests and certificates that are no host names.
     *
     * @return the names, escaped
     */
    public List<String> ignoredCommonNames() {
        return List.copyOf(ignoredCommonNames);
    }

    /**
     * Returns the next entry; waits for it where lines come from somebody who is not done yet.
     *
     * @return the entry, or nothing at the end
     * @throws IOException if the file of names cannot be read on; the message says which and why, safe to print
     */
    public Optional<Entry> next() throws IOException {
        if (!before.isEmpty()) {
            return Optional.of(before.remove());
        }
        Optional<Entry> written = nextOfLines();
        return written.isPresent() ? written : Optional.ofNullable(behind.poll());
    }

    private Optional<Entry> nextOfLines() throws IOException {
        while (lines.isPresent()) {
            Optional<BoundedLines.Line> line = line(lines.get());
            if (line.isEmpty()) {
                isListEmpty = !hasLines;
                close();
                return Optional.empty();
            }
            Optional<Entry> entry = entry(line.get());
            if (entry.isPresent()) {
                hasLines = true;
                return entry;
            }
        }
        return Optional.empty();
    }

    /** Returns what was read to its end as a file of names without having one, for people, if anything was. */
    Optional<String> emptyList() {
        return isListEmpty ? Optional.of(file.map(Escaped::quote).orElse("standard input")) : Optional.empty();
    }

    private Optional<BoundedLines.Line> line(BoundedLines from) throws IOException {
        try {
            return from.next();
        } catch (IOException e) {
            lines = Optional.empty();
            throw new IOException(FileFault.of(file.orElse("standard input"), e), e);
        }
    }

    private Optional<Entry> entry(BoundedLines.Line line) {
        Source source = file.map(name -> Source.ofLine(name, line.number()))
                .orElseGet(() -> Source.ofStandardInput(line.number()));
        int comment = indexOfComment(line.octets());
        byte[] octets = comment < 0 ? line.octets() : Arrays.copyOf(line.octets(), comment);
        if (line.isCut() && comment < 0) {
            return Optional.of(new Entry.Invalid(
                    cut(new String(octets, StandardCharsets.UTF_8)),
                    source,
                    "a line of more than " + LONGEST_LINE + " octets is no identifier"));
        }
        try {
            String text = NamesLine.identifier(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
            return text.isEmpty() ? Optional.empty() : Optional.of(entry(text, source));
        } catch (CharacterCodingException e) {
            return Optional.of(new Entry.Invalid(cut(new String(octets, StandardCharsets.UTF_8)), source, "not UTF-8"));
        }
    }

    /** No octet of another character looks like it in UTF-8, so what stands in a comment may be anything. */
    private static int indexOfComment(byte[] octets) {
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '#') {
                return i;
            }
        }
        return -1;
    }

    /** Closes the file of names, if one is open. */
    @Override
    public void close() throws IOException {
        if (lines.isPresent()) {
            BoundedLines open = lines.get();
            lines = Optional.empty();
            open.close();
        }
    }
}
