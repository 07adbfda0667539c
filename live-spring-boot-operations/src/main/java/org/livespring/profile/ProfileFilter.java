package org.livespring.profile;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import org.livespring.observe.LiveCall;

/**
 * Selects the calls that a profile records.
 *
 * @param component declared name of a component, {@code null} for all
 * @param connection id of a connection, {@code null} for all
 * @param instance id of a component instance, {@code null} for all
 * @param every records one of this many calls; at least 1, which records all
 */
public record ProfileFilter(@Nullable String component, @Nullable String connection, @Nullable String instance,
		int every) {

	/** Selects all calls. */
	public static final ProfileFilter ALL = new ProfileFilter(null, null, null, 1);

	public ProfileFilter {
		Assert.isTrue(every >= 1, "'every' must be 1 or more");
	}

	boolean matches(LiveCall call) {
		return (this.component == null || this.component.equals(call.component()))
				&& (this.connection == null || this.connection.equals(call.connection()))
				&& (this.instance == null || this.instance.equals(call.instance()));
	}

}
