/** Calls as events of the JDK's Flight Recorder. */
@NullMarked
package org.livespring.jfr;

import org.jspecify.annotations.NullMarked;
