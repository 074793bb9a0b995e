package org.caagate.testkit.acme;

import java.net.URI;

/** A finalization that a client sent, well signed, whatever became of it. Immutable. */
public final class FinalizeRequest {

    private final URI account;
    private final URI order;
    private final byte[] csr;

    FinalizeRequest(URI account, URI order, byte[] csr) {
        this.account = account;
        this.order = order;
        this.csr = csr.clone();
    }

    /**
     * Returns the account that sent it.
     *
     * @return the account's URL
     */
    public URI account() {
        return account;
    }

    /**
     * Returns the order it was for, which need not exist.
     *
     * @return the order's URL
     */
    public URI order() {
        return order;
    }

    /**
     * Returns the certification request in it, unread.
     *
     * @return a copy of the octets, DER if the client did right
     */
    public byte[] csr() {
        return csr.clone();
    }

    @Override
    public String toString() {
        return "finalization of " + order + " by " + account;
    }
}
