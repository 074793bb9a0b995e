package org.caagate.campaign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.caagate.campaign.Oracle.Ruling;

/**
 * The oracle's reading of several places: any refusal refuses, any failure is undetermined, one that nobody may look away from first; a
 * difference in what was seen is a reason of its own; a permit needs all.
 */
final class PlacesView {
    private static final List<String> NEVER_TOLERATED =
            List.of("dnssec-bogus", "resolver-sees-no-caa", "issuer-unknown");

    private PlacesView() {}

    /** What follows from what is said at each place, the own one first. */
    static Ruling together(List<Ruling> all) {
        Ruling own = all.get(0);
        if (all.size() == 1 || own.kind().equals("not-applicable")) {
            return own;
        }
        for (Ruling each : all) {
            if (each.kind().equals("refused")) {
                return each;
            }
        }
        for (Ruling each : all) {
            if (NEVER_TOLERATED.contains(each.reason())) {
                return each;
            }
        }
        for (Ruling each : all) {
            if (each.reason().equals("lookup-failed")) {
                return Ruling.undetermined("lookup-failed", each.where(), isTolerable(all));
            }
        }
        for (Ruling each : all) {
            if (!each.seen().equals(own.seen())) {
                return Ruling.undetermined("perspectives-disagree", own.where(), false);
            }
        }
        for (Ruling each : all) {
            if (each.kind().equals("undetermined")) {
                return each;
            }
        }
        return own;
    }

    /** Every failure has to be one that may be tolerated, and the others have to permit for the same records. */
    private static boolean isTolerable(List<Ruling> all) {
        String permitted = "";
        for (Ruling each : all) {
            if (each.kind().equals("undetermined") && !each.isTolerable()) {
                return false;
            }
            if (each.kind().equals("permitted")) {
                if (!permitted.isEmpty() && !permitted.equals(each.seen())) {
                    return false;
                }
                permitted = each.seen();
            }
        }
        return true;
    }

    /** Records, so that they can be compared: in any order, tags in any case. */
    static String contents(List<byte[]> records) {
        List<String> contents = new ArrayList<>();
        for (byte[] rdata : records) {
            int tagEnd = 2 + Byte.toUnsignedInt(rdata[1]);
            String text = new String(rdata, StandardCharsets.ISO_8859_1);
            contents.add(
                    text.substring(0, 2) + PropertyView.lowerCase(text.substring(2, tagEnd)) + text.substring(tagEnd));
        }
        contents.sort(null);
        return contents.toString();
    }
}
