package org.caagate.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.name.Ascii;
import org.jspecify.annotations.Nullable;

/** Makes records of the entries of a master file, and keeps what carries over from one to the next: origin, owner and TTL. */
final class RecordReader {
    /** As much as anybody publishes in one file; it keeps a hostile one from taking all memory. */
    static final int MOST_RECORDS = 1_000_000;

    private final Remarks faults;
    private final List<ZoneRecord> records = new ArrayList<>();
    private final DefaultTtl ttls = new DefaultTtl();

    private @Nullable ZoneName origin;
    private @Nullable ZoneName firstOrigin;
    private @Nullable ZoneName owner;

    /** Whether it has been said that there is no origin, or no owner: their other consequences go without saying. */
    private boolean saidOrigin;

    private boolean saidOwner;

    RecordReader(@Nullable ZoneName origin, Remarks faults) {
        this.origin = origin;
        this.faults = faults;
    }

    /** Returns the origin that the file itself says first, if it does. */
    Optional<ZoneName> firstOrigin() {
        return Optional.ofNullable(firstOrigin);
    }

    List<ZoneRecord> readAll(MasterFileLexer lexer) {
        Optional<Entry> next = lexer.next();
        while (next.isPresent()) {
            Entry entry = next.get();
            if (records.size() == MOST_RECORDS && !entry.tokens().isEmpty()) {
                faults.add(entry.line(), "more than " + MOST_RECORDS + " records: no further is read");
                break;
            }
            if (!entry.tokens().isEmpty()) {
                read(entry);
            }
            next = lexer.next();
        }
        return records;
    }

    private void read(Entry entry) {
        boolean directive = !entry.indented() && entry.tokens().get(0).text().startsWith("$");
        if (entry.broken()) {
            forgetWhatWasSaid(entry, directive);
        } else if (directive) {
            readDirective(entry);
        } else {
            readRecord(entry);
        }
    }

    /** A line that could not be read may have said the owner of the next ones, or their origin. */
    private void forgetWhatWasSaid(Entry entry, boolean directive) {
        if (directive) {
            forgetOrigin();
        } else if (!entry.indented()) {
            forgetOwner();
        }
    }

    private void forgetOrigin() {
        origin = null;
        saidOrigin = true;
    }

    private void forgetOwner() {
        owner = null;
        saidOwner = true;
    }

    private void say(int line, ZoneFault fault) {
        if (!fault.wantsOrigin() || !saidOrigin) {
            faults.add(line, fault.text());
        }
        saidOrigin |= fault.wantsOrigin();
    }

    private void readRecord(Entry entry) {
        List<Token> tokens = entry.tokens();
        if (entry.indented()) {
            requireOwner(entry);
        } else {
            readOwner(tokens.get(0));
            tokens = tokens.subList(1, tokens.size());
        }
        try {
            RecordFields fields = RecordFields.read(tokens);
            Rdata rdata = new RdataReader(fields.rdata(), origin).read(fields.type());
            long ttl = ttls.of(fields.ttl(), rdata);
            if (owner != null) {
                records.add(new ZoneRecord(owner, ttl, entry.line(), rdata));
            }
        } catch (ZoneFault e) {
            say(entry.line(), e);
        }
    }

    private void requireOwner(Entry entry) {
        if (owner == null && !saidOwner) {
            faults.add(
                    entry.line(),
                    "a line that begins with a blank has the owner of the record before it, and there is none: write the owner,"
                            + " or @ for the origin");
            saidOwner = true;
        }
    }

    private void readOwner(Token token) {
        forgetOwner();
        try {
            owner = ZoneName.parse(token.text(), origin);
        } catch (ZoneFault e) {
            say(token.line(), e);
        }
    }

    private void readDirective(Entry entry) {
        List<Token> arguments = entry.tokens().subList(1, entry.tokens().size());
        Token directive = entry.tokens().get(0);
        try {
            switch (Ascii.fold(directive.text())) {
                case "$origin" -> readOrigin(entry.line(), arguments);
                case "$ttl" -> ttls.setDirective(TtlText.parse(only(arguments, "$TTL and a number of seconds")));
                case "$include", "$generate" ->
                    throw new ZoneFault(
                            directive.shown() + " is not followed, so part of the zone would be missing: write the"
                                    + " zone in full, as named-compilezone -o WHOLE ORIGIN FILE does");
                default ->
                    throw new ZoneFault("no directive is called " + directive.shown()
                            + " (there are $ORIGIN and $TTL); an owner that begins with $ is written \\$");
            }
        } catch (ZoneFault e) {
            say(entry.line(), e);
        }
    }

    private void readOrigin(int line, List<Token> arguments) {
        try {
            origin = ZoneName.parse(only(arguments, "$ORIGIN and a name"), origin);
            firstOrigin = firstOrigin == null ? origin : firstOrigin;
        } catch (ZoneFault e) {
            say(line, e);
            forgetOrigin();
        }
    }

    private static String only(List<Token> arguments, String form) throws ZoneFault {
        if (arguments.size() != 1) {
            throw new ZoneFault("write " + form + ": " + arguments.size() + " words follow the directive");
        }
        return arguments.get(0).text();
    }
}
