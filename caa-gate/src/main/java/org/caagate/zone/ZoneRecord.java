package org.caagate.zone;

/**
 * A record of a zone file.
 *
 * @param owner whose it is
 * @param ttl the time to live in seconds
 * @param line where it stands
 * @param rdata what it holds
 */
record ZoneRecord(ZoneName owner, long ttl, int line, Rdata rdata) {}
