/**
 * One small program for each kind of user: {@link org.caagate.examples.AutomationTool} orders certificates by ACME, {@link
 * org.caagate.examples.InternalCa} issues them itself, and {@link org.caagate.examples.Demo} shows the gate at work.
 */
@NullMarked
package org.caagate.examples;

import org.jspecify.annotations.NullMarked;
