package org.caagate.cli.input;

import java.util.Optional;
import java.util.OptionalInt;
import org.caagate.name.Escaped;

/**
 * Where an identifier was given.
 *
 * @param file the file as the user named it, not safe to print, or nothing for an identifier on the command line
 * @param line the line in the file or on standard input, from 1, or nothing
 * @param written an internationalised name in its own script, if it was given so
 */
public record Source(Optional<String> file, OptionalInt line, Optional<String> written) {
    /** On the command line, as it is checked. */
    static final Source COMMAND_LINE = new Source(Optional.empty(), OptionalInt.empty(), Optional.empty());

    static Source ofFile(String file) {
        return new Source(Optional.of(file), OptionalInt.empty(), Optional.empty());
    }

    static Source ofLine(String file, int line) {
        return new Source(Optional.of(file), OptionalInt.of(line), Optional.empty());
    }

    static Source ofStandardInput(int line) {
        return new Source(Optional.empty(), OptionalInt.of(line), Optional.empty());
    }

    /** The place alone, for a name that somebody else's brought in. */
    Source place() {
        return new Source(file, line, Optional.empty());
    }

    Source writtenAs(String text) {
        return new Source(file, line, Optional.of(text));
    }

    /** Returns the place for messages, without the identifier; safe to print. */
    @Override
    public String toString() {
        String place = file.map(Escaped::line).orElse(line.isPresent() ? "standard input" : "command line");
        return line.isPresent() ? place + ":" + line.getAsInt() : place;
    }
}
