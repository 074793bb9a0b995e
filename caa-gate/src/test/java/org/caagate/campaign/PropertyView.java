package org.caagate.campaign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The oracle's reading of one CAA record: RDATA by RFC 8659 section 4.1, the value by the grammar of section 4.2, which stands here
 * as it stands there.
 *
 * @param flags its flags
 * @param tag its tag in lower case, as tags are compared
 * @param names whom it names: a domain name, or nothing if nobody or malformed
 * @param parameters its parameters in order, name and value
 */
record PropertyView(int flags, String tag, String names, List<String[]> parameters) {
    private static final String WSP = "[ \\t]*";
    private static final String LABEL = "[A-Za-z0-9](?:-*[A-Za-z0-9])*";
    private static final String DOMAIN = LABEL + "(?:\\." + LABEL + ")*";
    private static final String PARAMETER = LABEL + WSP + "=" + WSP + "[\\x21-\\x3A\\x3C-\\x7E]*";
    private static final String PARAMETERS = PARAMETER + "(?:" + WSP + ";" + WSP + PARAMETER + ")*";
    private static final Pattern ISSUE_VALUE = Pattern.compile(WSP + "(?:(?<issuer>" + DOMAIN + ")" + WSP + ")?(?:;"
            + WSP + "(?:(?<parameters>" + PARAMETERS + ")" + WSP + ")?)?");

    static PropertyView of(byte[] rdata) {
        int tagLength = Byte.toUnsignedInt(rdata[1]);
        String text = new String(rdata, StandardCharsets.ISO_8859_1);
        String tag = text.substring(2, 2 + tagLength);
        Matcher value = ISSUE_VALUE.matcher(text.substring(2 + tagLength));
        List<String[]> parameters = new ArrayList<>();
        String names = "";
        // Section 4.2: what is outside the grammar counts as if it named nobody.
        if (value.matches()) {
            names = value.group("issuer") == null ? "" : value.group("issuer");
            String list = value.group("parameters");
            for (String parameter : list == null ? new String[0] : list.split(";", -1)) {
                String[] sides = parameter.split("=", 2);
                parameters.add(new String[] {withoutBlanks(sides[0]), withoutBlanks(sides[1])});
            }
        }
        return new PropertyView(Byte.toUnsignedInt(rdata[0]), lowerCase(tag), names, parameters);
    }

    /** The values of a parameter, whose name is compared without regard to case. */
    List<String> values(String name) {
        return parameters.stream()
                .filter(each -> lowerCase(each[0]).equals(name))
                .map(each -> each[1])
                .toList();
    }

    private static String withoutBlanks(String text) {
        return text.replace(" ", "").replace("\t", "");
    }

    /** Tags and names are ASCII; nothing else has a lower case here. */
    static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c);
        }
        return lower.toString();
    }
}
