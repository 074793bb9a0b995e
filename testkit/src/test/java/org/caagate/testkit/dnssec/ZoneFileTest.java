package org.caagate.testkit.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

@DisplayName("The zone files of a signed hierarchy")
class ZoneFileTest {
    private static final Map<String, String> FILES = StandardHierarchy.shared().zoneFiles();

    @Test
    void each_zone_whose_servers_answer_has_one() {
        assertThat(FILES).containsKeys(".", "com.", "secure.com.", "expired.com.", "missing.com.", "unsigned.net.");
        assertThat(FILES).doesNotContainKeys("silent.com.", "servfail.com.", "refused.com.");
        assertThat(StandardHierarchy.shared().origins(Service.SILENT))
                .containsExactly("silent.com.", "unsigned-silent.com.");
    }

    @Test
    void all_of_them_can_be_read_and_start_with_the_zone() throws Exception {
        for (String origin : FILES.keySet()) {
            List<Record> records = read(origin);

            assertThat(records.get(0).getType()).as(origin).isEqualTo(Type.SOA);
            assertThat(records).allMatch(each -> each.getName().subdomain(SignedZone.name(origin)));
        }
    }

    @Test
    void the_denials_of_one_zone_have_no_signatures() throws Exception {
        assertThat(read("denials.com."))
                .anyMatch(each -> each.getType() == Type.NSEC)
                .noneMatch(each -> each.getType() == Type.RRSIG && each.getRRsetType() == Type.NSEC);
    }

    @Test
    void a_zone_whose_signatures_are_missing_is_delegated_as_signed() throws Exception {
        assertThat(read("missing.com."))
                .noneMatch(each -> each.getType() == Type.RRSIG || each.getType() == Type.DNSKEY);
        assertThat(read("com."))
                .anyMatch(each -> each.getType() == Type.DS && each.getName().equals(SignedZone.name("missing.com.")))
                .noneMatch(
                        each -> each.getType() == Type.DS && each.getName().equals(SignedZone.name("unsigned.com.")));
    }

    private static List<Record> read(String origin) throws Exception {
        String file = FILES.getOrDefault(origin, "");
        List<Record> records = new ArrayList<>();
        try (Master master = new Master(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), Name.root)) {
            Record next = master.nextRecord();
            while (next != null) {
                records.add(next);
                next = master.nextRecord();
            }
        }
        return records;
    }
}
