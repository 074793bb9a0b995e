package org.caagate.testkit.acme;

import java.net.URI;
import java.util.List;

/**
 * An order as it was at one moment.
 *
 * @param uri the order's URL
 * @param account the URL of the account that opened it
 * @param identifiers what was ordered, as the order shows it
 * @param status its status
 */
public record OrderSnapshot(URI uri, URI account, List<AcmeIdentifier> identifiers, OrderStatus status) {

    /**
     * Copies the list of identifiers.
     *
     * @param uri the order's URL
     * @param account the URL of the account that opened it
     * @param identifiers what was ordered, as the order shows it
     * @param status its status
     */
    public OrderSnapshot {
        identifiers = List.copyOf(identifiers);
    }
}
