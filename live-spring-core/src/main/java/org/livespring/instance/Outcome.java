package org.livespring.instance;

import org.jspecify.annotations.Nullable;

/**
 * What a call makes of an instance.
 *
 * @param content what the instance is to hold
 * @param result what the caller is answered
 * @param invalid whether the call failed because of its input
 */
record Outcome(Content content, @Nullable Object result, boolean invalid) {

	static Outcome of(Content content) {
		return new Outcome(content, null, false);
	}

}
