package org.caagate.dns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads octets without dnsjava and without a line of the judge, and says whether they may pass for an absence, or for records:
 * the rules once more, written down another way. Names are dotted text with a dot at the end, a character an octet.
 */
final class AbsenceRecogniser {
    private static final int CNAME = 5;
    private static final int SOA = 6;
    private static final int NS = 2;
    private static final int OPT = 41;
    private static final int DNAME = 39;
    private static final int RRSIG = 46;
    private static final int CAA = 257;

    private final ByteBuffer octets;
    private final List<Rr> answer = new ArrayList<>();
    private final List<Rr> authority = new ArrayList<>();
    private final List<Rr> additional = new ArrayList<>();
    private final int flags;
    private final int id;
    private String question = "";

    private record Rr(String owner, int type, int dclass, long ttl, int rdata, int length) {}

    private AbsenceRecogniser(byte[] message) {
        octets = ByteBuffer.wrap(message);
        id = u16();
        flags = u16();
        int questions = u16();
        int[] counts = {u16(), u16(), u16()};
        if (questions == 1) {
            question = name() + " " + u16() + " " + u16();
        }
        read(answer, counts[0]);
        read(authority, counts[1]);
        read(additional, counts[2]);
    }

    /** Returns whether the octets may be an absence of the name. */
    static boolean mayBeAbsence(byte[] message, int id, String name) {
        try {
            AbsenceRecogniser read = new AbsenceRecogniser(message);
            return read.isOurs(id, name) && read.records().isEmpty() && read.isProven(name);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Returns whether the octets may be so many records of the name. */
    static boolean mayBeRecords(byte[] message, int id, String name, int count) {
        try {
            AbsenceRecogniser read = new AbsenceRecogniser(message);
            String end = read.end(name);
            return read.isOurs(id, name)
                    && (read.flags & 0xF) == 0
                    && read.records().size() == count
                    && read.records().stream().allMatch(rr -> rr.owner().equals(end));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Returns the RDATA of the records of the name that the octets may be. */
    static Optional<List<byte[]>> recordsOf(byte[] message, int id, String name) {
        try {
            AbsenceRecogniser read = new AbsenceRecogniser(message);
            int count = read.records().size();
            return count > 0 && mayBeRecords(message, id, name, count)
                    ? Optional.of(read.records().stream().map(read::rdata).toList())
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns where an alias of the name may lead without an answer. */
    static Optional<String> aliasOf(byte[] message, int id, String name) {
        try {
            AbsenceRecogniser read = new AbsenceRecogniser(message);
            String end = read.end(name);
            return read.isOurs(id, name) && read.records().isEmpty() && !end.equals(name)
                    ? Optional.of(end)
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private byte[] rdata(Rr rr) {
        byte[] rdata = new byte[rr.length()];
        octets.get(rr.rdata(), rdata);
        return rdata;
    }

    private int u16() {
        return octets.getShort() & 0xFFFF;
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        int back = -1;
        int jumps = 0;
        int length = octets.get() & 0xFF;
        while (length != 0) {
            if (length >= 0xC0) {
                int target = ((length & 0x3F) << 8) | (octets.get() & 0xFF);
                back = back < 0 ? octets.position() : back;
                octets.position(target);
                jumps++;
            } else if (length < 0x40) {
                byte[] label = new byte[length];
                octets.get(label);
                name.append(new String(label, StandardCharsets.ISO_8859_1).replace('.', '\u0100'))
                        .append('.');
            } else {
                throw new IllegalArgumentException("label type");
            }
            if (name.length() > 255 || jumps > octets.limit()) {
                throw new IllegalArgumentException("name without end");
            }
            length = octets.get() & 0xFF;
        }
        if (back >= 0) {
            octets.position(back);
        }
        return folded(name.toString());
    }

    private static String folded(String name) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            folded.setCharAt(
                    i,
                    c >= 'A' && c <= 'Z'
                            ? Character.toString(c).toLowerCase(Locale.ROOT).charAt(0)
                            : c);
        }
        return folded.isEmpty() ? "." : folded.toString();
    }

    private void read(List<Rr> section, int count) {
        for (int i = 0; i < count; i++) {
            String owner = name();
            int type = u16();
            int dclass = u16();
            long ttl = octets.getInt() & 0xFFFFFFFFL;
            int length = u16();
            section.add(new Rr(owner, type, dclass, ttl, octets.position(), length));
            octets.position(octets.position() + length);
        }
    }

    private String target(Rr alias) {
        octets.position(alias.rdata());
        return name();
    }

    private boolean isOurs(int expected, String name) {
        boolean header = id == expected && (flags & 0xFA00) == 0x8000;
        boolean rcode = (flags & 0xF) == 0 || (flags & 0xF) == 3;
        List<Rr> opts = additional.stream().filter(rr -> rr.type() == OPT).toList();
        boolean plain = opts.size() <= 1 && opts.stream().allMatch(opt -> opt.ttl() >>> 24 == 0);
        boolean clean = opts.stream().noneMatch(this::hasGraveError);
        return header && rcode && plain && clean && isWhole() && question.equals(name + " 257 1");
    }

    private boolean isWhole() {
        Rr last = Stream.of(answer, authority, additional)
                .flatMap(List::stream)
                .reduce((first, second) -> second)
                .orElse(null);
        int end = last == null ? questionEnd() : last.rdata() + last.length();
        return end == octets.limit();
    }

    private int questionEnd() {
        octets.position(12);
        name();
        return octets.position() + 4;
    }

    private boolean hasGraveError(Rr opt) {
        octets.position(opt.rdata());
        while (octets.position() < opt.rdata() + opt.length()) {
            int code = u16();
            int next = u16() + octets.position();
            int error = code == 15 ? u16() : 0;
            if (Set.of(3, 4, 15, 16, 17, 18, 19).contains(error)) {
                return true;
            }
            octets.position(next);
        }
        return false;
    }

    private List<Rr> records() {
        return answer.stream().filter(rr -> rr.type() == CAA).toList();
    }

    /** The end of the chain; throws unless every record of the answer has its place. */
    private String end(String name) {
        Set<Rr> used = new HashSet<>(records());
        String end = name;
        for (int links = 0; links <= 16; links++) {
            String from = end;
            List<Rr> steps = answer.stream()
                    .filter(rr -> (rr.type() == CNAME && rr.owner().equals(from))
                            || (rr.type() == DNAME && from.endsWith("." + rr.owner())))
                    .toList();
            used.addAll(steps);
            Set<String> targets = new HashSet<>();
            steps.forEach(rr -> targets.add(
                    rr.type() == CNAME
                            ? target(rr)
                            : from.substring(0, from.length() - rr.owner().length()) + target(rr)));
            if (targets.isEmpty()) {
                require(answer.stream()
                        .allMatch(rr -> rr.dclass() == 1 && (used.contains(rr) || isSignatureOf(rr, used))));
                return end;
            }
            require(targets.size() == 1);
            end = targets.iterator().next();
            require(end.length() <= 254);
        }
        throw new IllegalArgumentException("no end");
    }

    private boolean isSignatureOf(Rr rr, Set<Rr> used) {
        return rr.type() == RRSIG
                && used.stream()
                        .anyMatch(other -> other.owner().equals(rr.owner())
                                && other.type() == (octets.getShort(rr.rdata()) & 0xFFFF));
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("breaks a rule");
        }
    }

    private boolean isProven(String name) {
        String end = end(name);
        List<Rr> soas = authority.stream()
                .filter(rr -> rr.type() == SOA && rr.dclass() == 1)
                .toList();
        boolean encloses = soas.stream()
                .allMatch(rr -> rr.owner().equals(".") || end.equals(rr.owner()) || end.endsWith("." + rr.owner()));
        boolean referral = soas.isEmpty() && authority.stream().anyMatch(rr -> rr.type() == NS);
        boolean recursive = (flags & 0x80) != 0;
        boolean authoritative = (flags & 0x400) != 0;
        boolean aliased = !end.equals(name);
        return encloses
                && !referral
                && (!aliased || !soas.isEmpty())
                && (recursive || (authoritative && !soas.isEmpty()));
    }
}
