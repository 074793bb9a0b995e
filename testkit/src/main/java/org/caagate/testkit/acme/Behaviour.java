package org.caagate.testkit.acme;

/** Both halves of what a test told the CA to do. */
record Behaviour(AcmeScript script, DirectoryScript directory) {}
