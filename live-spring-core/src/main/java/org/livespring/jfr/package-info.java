/** Calls as events of the Java Flight Recorder. */
@NullMarked
package org.livespring.jfr;

import org.jspecify.annotations.NullMarked;
