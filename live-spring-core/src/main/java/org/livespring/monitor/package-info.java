/** Figures and health of components, and the log of security events. */
@NullMarked
package org.livespring.monitor;

import org.jspecify.annotations.NullMarked;
