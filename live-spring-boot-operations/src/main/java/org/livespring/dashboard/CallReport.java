package org.livespring.dashboard;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonFormat;

import org.livespring.observe.CallKind;
import org.livespring.observe.CallSum;
import org.livespring.observe.Called;

/**
 * The calls of one method in the last minute.
 *
 * @param component name of the component
 * @param call name of the action or task, or the kind of call
 * @param sum the added-up figures of the calls
 */
record CallReport(String component, String call, @JsonFormat(shape = JsonFormat.Shape.ARRAY) CallSum sum) {

	/** The name under which a call is shown. */
	static String name(Called called) {
		String name = called.name();
		if (name != null && called.kind() == CallKind.ACTION) {
			return name;
		}
		String kind = "(" + called.kind().name().toLowerCase(Locale.ROOT) + ")";
		return (name != null) ? name + " " + kind : kind;
	}

	String key() {
		return this.component + " " + this.call;
	}

	/** Adds the report of another node. */
	CallReport plus(CallReport other) {
		return new CallReport(this.component, this.call, this.sum.plus(other.sum));
	}

}
