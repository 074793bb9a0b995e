package org.caagate.decision;

/**
 * What one record weighs for one subject.
 *
 * @param effect what it does
 * @param lack which part of the request decided, where the effect leaves that open
 * @param because why, a clause for people; empty where the effect says it all
 */
record Weight(Effect effect, Lack lack, String because) {
    /** The part of a request that a record asks about. */
    enum Lack {
        NOTHING,
        ISSUER,
        ACCOUNT,
        METHOD
    }

    static Weight of(Effect effect) {
        return new Weight(effect, Lack.NOTHING, "");
    }

    static Weight of(Effect effect, String because) {
        return new Weight(effect, Lack.NOTHING, because);
    }

    boolean is(Effect wanted, Lack about) {
        return effect == wanted && lack == about;
    }
}
