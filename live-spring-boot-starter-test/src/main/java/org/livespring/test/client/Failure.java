package org.livespring.test.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request that failed.
 *
 * @param code the error code, as in {@code LiveErrorCode}
 * @param message the message for the user
 */
public record Failure(String code, String message) {

	static final Failure UNKNOWN_OUTCOME = new Failure("UNKNOWN_OUTCOME",
			"The connection was lost. Please check whether your last action was carried out.");

	static Failure of(JsonNode frame) {
		return new Failure(frame.path("code").asString(""), frame.path("message").asString(""));
	}

	static @Nullable Failure of(JsonNode frame, String type) {
		return frame.path("type").asString("").equals(type) ? of(frame) : null;
	}

}
