package org.livespring.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A phase of a call as an event of the Java Flight Recorder. */
@Name("org.livespring.Phase")
@Label("Call Phase")
@Category("Live Spring")
@Description("A part of a call of a live component")
@StackTrace(false)
final class JfrPhase extends Event {

	@Label("Phase")
	@Nullable String phase;

	@Label("Component")
	@Nullable String component;

	@Label("Name")
	@Nullable String name;

}
