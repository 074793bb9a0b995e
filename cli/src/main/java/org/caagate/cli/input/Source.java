package org.caagate.cli.input;

import java.util.Optional;
import java.util.OptionalInt;
import org.caagate.name.Escaped;

/**
 * Where an identifier was given.
 *
 * @param file the file as the user named it, not safe to print, or nothing for an identifier on the command line
 * @param line the line in a file of names, from 1, or nothing
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

    Source writtenAs(String text) {
        return new Source(file, line, Optional.of(text));
    }

    /** Returns the place for messages, without the identifier; safe to print. */
    @Override
    public String toString() {
        return file.map(Escaped::line)
                .map(name -> line.isPresent() ? name + ":" + line.getAsInt() : name)
                .orElse("command line");
    }
}
