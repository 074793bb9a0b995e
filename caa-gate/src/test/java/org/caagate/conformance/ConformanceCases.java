package org.caagate.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The conformance cases. */
public final class ConformanceCases {
    private ConformanceCases() {}

    public static Stream<ConformanceCase> all() {
        try (InputStream in = ConformanceCases.class.getResourceAsStream("/conformance/cases.json")) {
            return StreamSupport.stream(
                            new ObjectMapper()
                                    .readTree(Objects.requireNonNull(in))
                                    .get("cases")
                                    .spliterator(),
                            false)
                    .map(ConformanceCase::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
