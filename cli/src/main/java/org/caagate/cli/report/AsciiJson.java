package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** JSON in printable ASCII, with line feeds where lines end, whatever the platform. It leaves the writer open. */
final class AsciiJson {
    /** Above this everything is written as {@code \}{@code uXXXX}: DEL and what is not ASCII. */
    private static final int HIGHEST = '~';

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .highestNonEscapedChar(HIGHEST)
            .characterEscapes(new LogSafe())
            .rootValueSeparator("")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    /** CI systems read commands out of any line of a log that has {@code ##[} or {@code ##vso[} in it. */
    private static final class LogSafe extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int[] CODES = codes();

        private static int[] codes() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['#'] = CharacterEscapes.ESCAPE_STANDARD;
            return codes;
        }

        /** Generators only read it. */
        @Override
        public int[] getEscapeCodesForAscii() {
            return CODES;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }

    private AsciiJson() {}

    /** For people and machines: a member a line. */
    static JsonGenerator indented(Writer out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("")
                .withRootSeparator("");
        JsonGenerator json = FACTORY.createGenerator(out);
        json.setPrettyPrinter(new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter));
        return json;
    }

    /** Everything on one line. */
    static JsonGenerator line(Writer out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    static void text(JsonGenerator json, String member, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(member, value.get());
        } else {
            json.writeNullField(member);
        }
    }

    static void number(JsonGenerator json, String member, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(member, value.getAsInt());
        } else {
            json.writeNullField(member);
        }
    }

    static void texts(JsonGenerator json, String member, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(member);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
