package org.caagate;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One block of the table of issuers: what each key says, with its line. */
final class IssuerStanza {
    private final Entry id;
    private final Map<IssuerKey, List<Entry>> entries = new EnumMap<>(IssuerKey.class);

    IssuerStanza(Entry id) {
        this.id = id;
    }

    /** A value and the line where it stands. */
    record Entry(int line, String value) {
        /** Returns the value as something else; a value that is none is a fault of this line. */
        <T> T as(Function<String, T> reading) {
            try {
                return reading.apply(value);
            } catch (IllegalArgumentException | DateTimeException fault) {
                throw new MalformedTableException(this, String.valueOf(fault.getMessage()));
            }
        }
    }

    void add(IssuerKey key, Entry entry) {
        List<Entry> known = entries.computeIfAbsent(key, any -> new ArrayList<>());
        if (!known.isEmpty() && !key.isRepeatable()) {
            throw new MalformedTableException(entry, key.text() + " stands twice in [" + id.value() + "]");
        }
        if (known.stream().anyMatch(other -> other.value().equals(entry.value()))) {
            throw new MalformedTableException(entry, "this " + key.text() + " stands twice in [" + id.value() + "]");
        }
        known.add(entry);
    }

    void requireComplete() {
        for (IssuerKey key : IssuerKey.values()) {
            if (key.isMandatory() && all(key).isEmpty()) {
                throw new MalformedTableException(id.line(), "[" + id.value() + "] has no " + key.text());
            }
        }
    }

    Entry id() {
        return id;
    }

    List<Entry> all(IssuerKey key) {
        return entries.getOrDefault(key, List.of());
    }

    Optional<Entry> first(IssuerKey key) {
        return all(key).stream().findFirst();
    }

    Entry only(IssuerKey key) {
        return first(key).orElseThrow(() -> new AssertionError(key));
    }

    <T> List<T> allAs(IssuerKey key, Function<String, T> reading) {
        return all(key).stream().map(entry -> entry.as(reading)).toList();
    }
}
