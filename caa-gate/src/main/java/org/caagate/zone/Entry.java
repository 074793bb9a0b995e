package org.caagate.zone;

import java.util.List;

/**
 * An entry of a master file (RFC 1035 section 5.1): a record or a directive, over several lines where there are parentheses.
 *
 * @param line where it begins
 * @param indented whether it begins with a blank: then it has the owner of the one before
 * @param broken whether something of it could not be read, which has been said
 * @param tokens what it holds; none for an empty line
 */
record Entry(int line, boolean indented, boolean broken, List<Token> tokens) {
    Entry {
        tokens = List.copyOf(tokens);
    }
}
