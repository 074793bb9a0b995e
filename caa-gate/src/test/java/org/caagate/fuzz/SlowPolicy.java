package org.caagate.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether records authorize {@code ca.example}, by the prose of RFC 8659 section 4 and RFC 8657, on octets, without a line of what
 * is tested: for one account and one method.
 */
public final class SlowPolicy {
    /** The CA that would issue. */
    public static final String ISSUER = "ca.example";

    /** The account that asks it to. */
    public static final String ACCOUNT = "https://ca.example/acct/1";

    /** How it validated control. */
    public static final String METHOD = "dns-01";

    private static final Set<String> KNOWN =
            Set.of("issue", "issuewild", "issuemail", "issuevmc", "iodef", "contactemail", "contactphone");

    private SlowPolicy() {}

    /** Returns whether an RRset, each record as its RDATA, permits a name or a wildcard name. */
    public static boolean permits(List<byte[]> rrset, boolean isWildcard) {
        List<String> issue = new ArrayList<>();
        List<String> issuewild = new ArrayList<>();
        for (byte[] rdata : rrset) {
            int valueStart = 2 + (rdata[1] & 0xFF);
            String tag = lower(new String(Arrays.copyOfRange(rdata, 2, valueStart), ISO_8859_1));
            if (rdata[0] < 0 && !KNOWN.contains(tag)) {
                return false;
            }
            String value = new String(Arrays.copyOfRange(rdata, valueStart, rdata.length), ISO_8859_1);
            if (tag.equals("issue")) {
                issue.add(value);
            } else if (tag.equals("issuewild")) {
                issuewild.add(value);
            }
        }
        List<String> relevant = isWildcard && !issuewild.isEmpty() ? issuewild : issue;
        return relevant.isEmpty() || relevant.stream().anyMatch(SlowPolicy::authorizes);
    }

    /** Returns whether the value of an issue property authorizes the CA, the account and the method. */
    public static boolean authorizes(String value) {
        String[] parts = value.split(";", -1);
        List<String> accounts = new ArrayList<>();
        List<String> methods = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String part = withoutBlanks(parts[i]);
            if (part.isEmpty() && parts.length == 2) {
                continue;
            }
            int equals = part.indexOf('=');
            String tag = equals < 0 ? "" : lower(withoutBlanks(part.substring(0, equals)));
            String content = withoutBlanks(part.substring(equals + 1));
            if (!isLabel(tag) || !content.chars().allMatch(c -> c >= 0x21 && c <= 0x7E)) {
                return false;
            }
            if (tag.equals("accounturi")) {
                accounts.add(content);
            } else if (tag.equals("validationmethods")) {
                methods.add(content);
            }
        }
        return lower(withoutBlanks(parts[0])).equals(ISSUER)
                && (accounts.isEmpty() || accounts.equals(List.of(ACCOUNT)))
                && (methods.isEmpty() || (methods.size() == 1 && isMethodIn(methods.get(0))));
    }

    private static boolean isMethodIn(String list) {
        List<String> labels = Arrays.asList(list.split(",", -1));
        return labels.contains(METHOD)
                && labels.stream().allMatch(label -> label.chars().allMatch(c -> isAlphanumeric(c) || c == '-'))
                && labels.stream().noneMatch(String::isEmpty);
    }

    private static boolean isLabel(String tag) {
        return !tag.isEmpty()
                && !tag.startsWith("-")
                && !tag.endsWith("-")
                && tag.chars().allMatch(c -> isAlphanumeric(c) || c == '-');
    }

    private static boolean isAlphanumeric(int c) {
        return "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(c) >= 0 || "ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(c) >= 0;
    }

    /** Every character is below U+0100, so nothing but A to Z becomes a to z. */
    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String withoutBlanks(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && " \t".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " \t".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
