package org.caagate.x509;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caagate.name.Escaped;

/**
 * A block of a PEM file (RFC 7468), not decoded yet.
 *
 * @param label what it says to be
 * @param base64 its content without line ends and blanks
 */
record PemBlock(String label, String base64) {
    private static final Pattern BOUNDARY = Pattern.compile("-----(BEGIN|END) ([\\x20-\\x7e]*)-----[ \\t]*");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    /** Returns all blocks. Text around them is allowed (RFC 7468 section 2); a broken or unpaired boundary is not. */
    static List<PemBlock> all(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Optional<String> open = Optional.empty();
        StringBuilder base64 = new StringBuilder();
        for (String line : text.lines().toList()) {
            Optional<Matcher> boundary = boundary(line);
            if (boundary.isEmpty()) {
                base64.append(open.isPresent() ? BLANKS.matcher(line).replaceAll("") : "");
                continue;
            }
            String label = boundary.get().group(2);
            boolean begins = boundary.get().group(1).equals("BEGIN");
            if (begins ? open.isPresent() : !open.equals(Optional.of(label))) {
                throw new MalformedStructureException("a PEM boundary without its other half: " + Escaped.quote(line));
            }
            if (!begins) {
                blocks.add(new PemBlock(label, base64.toString()));
                base64.setLength(0);
            }
            open = begins ? Optional.of(label) : Optional.empty();
        }
        if (open.isPresent()) {
            throw new MalformedStructureException("a PEM block without its END line");
        }
        return blocks;
    }

    private static Optional<Matcher> boundary(String line) {
        if (!line.contains("-----BEGIN") && !line.contains("-----END")) {
            return Optional.empty();
        }
        Matcher matcher = BOUNDARY.matcher(line);
        if (!matcher.matches()) {
            throw new MalformedStructureException("a broken PEM boundary: " + Escaped.quote(line));
        }
        return Optional.of(matcher);
    }

    byte[] decoded() {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new MalformedStructureException("the PEM block is not base64 throughout");
        }
    }
}
