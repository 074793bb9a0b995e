package org.caagate.campaign;

/** How a lookup breaks its contract when it is asked for a name. Whatever it is, the lookup has failed. */
enum Defect {
    THROWS,
    NO_STAGE,
    NO_ANSWER,
    EXCEPTIONAL,
    ANSWERS_FOR_ANOTHER_NAME,
    /** A permit of the answer would come after the deadline. */
    LATE,
    NEVER_ANSWERS
}
