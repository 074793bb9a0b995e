package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.toolbox.JSON;

class SeenOrdersTest {
    private final SeenOrders orders = new SeenOrders();

    private static String url(int number) {
        return "https://ca.example/finalize/" + number;
    }

    private static JSON order(int number) {
        return JSON.parse("{\"identifiers\":[],\"finalize\":\"" + url(number) + "\"}");
    }

    private static URL parsed(String url) throws Exception {
        return URI.create(url).toURL();
    }

    @Test
    void an_order_is_found_by_its_finalize_url_as_it_was_seen_last() throws Exception {
        JSON first = order(1);
        JSON again = order(1);
        JSON other = order(2);
        List.of(first, other, again).forEach(orders::remember);

        assertThat(orders.find(parsed(url(1)))).containsSame(again);
        assertThat(orders.find(parsed(url(2)))).containsSame(other);
        assertThat(orders.find(parsed(url(3)))).isEmpty();
    }

    @Test
    void documents_that_are_no_orders_are_not_remembered() {
        List<String> documents = List.of(
                "{}",
                "{\"finalize\":\"https://ca.example/finalize/1\"}",
                "{\"identifiers\":[]}",
                "{\"identifiers\":[],\"finalize\":\"no url\"}",
                "{\"identifiers\":[],\"finalize\":null}",
                "{\"identifiers\":[],\"finalize\":\"relative\"}");

        documents.forEach(document -> orders.remember(JSON.parse(document)));

        assertThat(orders.size()).isZero();
    }

    @Test
    void nothing_is_held_longer_than_by_those_who_use_it() throws Exception {
        JSON held = order(1);
        orders.remember(held);
        int remembered = 0;
        // The collector decides when; as long as it has not, this goes on.
        do {
            int from = 2 + remembered;
            IntStream.range(from, from + 1000).forEach(number -> orders.remember(order(number)));
            remembered += 1000;
            System.gc();
            orders.remember(held);
        } while (orders.size() == remembered + 1 && remembered < 1_000_000);

        assertThat(orders.size()).isLessThan(remembered);
        assertThat(orders.find(parsed(url(1)))).containsSame(held);
    }
}
