package org.caagate.x509;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.name.Escaped;
import org.caagate.name.InvalidNameException;

/** The faults of one structure, collected so that all are told at once. */
final class Faults {
    /** The reading of one part, which throws at the first fault in it. */
    interface Part<T> {
        T read() throws IOException;
    }

    private final List<String> found = new ArrayList<>();

    void add(String fault) {
        found.add(fault);
    }

    /** Reads one part; if there is a fault in it, that is kept, nothing is returned, and the next part can be read. */
    <T> Optional<T> collect(String where, Part<T> part) {
        try {
            return Optional.of(part.read());
        } catch (MalformedStructureException | InvalidNameException fault) {
            add(where + ": " + fault.getMessage());
        } catch (IOException | RuntimeException fault) {
            // BouncyCastle decodes strings and tagged objects late, and answers octets that do not fit with whatever
            // comes
            // (IllegalArgumentException, IllegalStateException, ClassCastException). All of it is a fault of the input
            // here:
            // nothing but reading happens inside a part.
            add(where + ": cannot be read (" + Escaped.quote(fault.toString()) + ")");
        }
        return Optional.empty();
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new UnreadableNamesException(found);
        }
    }
}
