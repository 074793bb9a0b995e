package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateNamesTest {
    @Test
    void the_names_keep_their_order_and_cannot_be_changed_from_outside() {
        Set<Identifier> identifiers = new LinkedHashSet<>(Identifier.parseAll(List.of("b.example", "a.example")));
        List<String> ignored = new ArrayList<>(List.of("My Server"));
        CertificateNames names = new CertificateNames(identifiers, ignored);
        identifiers.clear();
        ignored.clear();
        assertThat(names.identifiers()).extracting(Identifier::toString).containsExactly("b.example", "a.example");
        assertThat(names.ignoredCommonNames()).containsExactly("My Server");
        assertThatThrownBy(() -> names.identifiers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
