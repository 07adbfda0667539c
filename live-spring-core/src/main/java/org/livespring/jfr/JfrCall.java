package org.livespring.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A call of a component as an event of the Java Flight Recorder. */
@Name("org.livespring.Call")
@Label("Component Call")
@Category("Live Spring")
@Description("A call of a live component")
@StackTrace(false)
final class JfrCall extends Event {

	@Label("Kind")
	@Nullable String kind;

	@Label("Component")
	@Nullable String component;

	@Label("Name")
	@Nullable String name;

	@Label("Connection")
	@Nullable String connection;

	@Label("Outcome")
	@Nullable String outcome;

	@Label("Waited")
	@Timespan
	long waited;

}
