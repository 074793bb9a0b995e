package org.caagate.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "letsencrypt, letsencrypt, 0",
        "letsencypt, letsencrypt, 1",
        "letssencrypt, letsencrypt, 1",
        "letsencrupt, letsencrypt, 1",
        "letsenrcypt, letsencrypt, 1",
        "elstencrypt, letsencrypt, 2",
        "lenscrypt, letsencrypt, 3",
        "'', abc, 3",
        "abc, '', 3",
        "'', '', 0",
        "ca, abc, 3",
    })
    void counts_letters_left_out_added_replaced_and_swapped(String left, String right, int distance) {
        assertThat(EditDistance.upTo(3, left, right)).isEqualTo(distance);
    }

    @Test
    void says_no_more_than_that_it_is_beyond_the_limit() {
        assertThat(EditDistance.upTo(2, "abcdef", "ghijkl")).isEqualTo(3);
        assertThat(EditDistance.upTo(2, "abc", "abcdef")).isEqualTo(3);
        assertThat(EditDistance.upTo(0, "abc", "abd")).isEqualTo(1);
    }

    @Test
    void agrees_with_the_whole_table_on_random_texts() {
        Random random = new Random(8659);
        int within = 0;
        for (int i = 0; i < 20_000; i++) {
            String left = text(random);
            String right = text(random);
            int limit = random.nextInt(4);
            int whole = wholeTable(left, right);
            assertThat(EditDistance.upTo(limit, left, right))
                    .as("%s and %s up to %d", left, right, limit)
                    .isEqualTo(Math.min(whole, limit + 1));
            within += whole <= limit ? 1 : 0;
        }
        assertThat(within).isGreaterThan(1000);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(7);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }

    private static int wholeTable(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : least(table, i, j, new String[] {left, right});
            }
        }
        return table[left.length()][right.length()];
    }

    private static int least(int[][] table, int i, int j, String[] texts) {
        String left = texts[0];
        String right = texts[1];
        char a = left.charAt(i - 1);
        char b = right.charAt(j - 1);
        int least = Math.min(Math.min(table[i - 1][j], table[i][j - 1]) + 1, table[i - 1][j - 1] + (a == b ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a == right.charAt(j - 2) && left.charAt(i - 2) == b;
        return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
