package org.caagate.testkit.dns;

import org.xbill.DNS.Name;

/** Where a fault strikes: a name on the alias chain, how many answer records led there, and the zone data around it. */
record Scene(Name name, int recordsBefore, ZoneData zone) {}
