package org.livespring.profile.export;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

import org.livespring.LiveException;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentRegistry;
import org.livespring.profile.Profile;
import org.livespring.profile.ProfileFilter;
import org.livespring.profile.Profiler;

/**
 * An actuator endpoint that starts and stops profiles and returns them in the formats of
 * common viewers.
 */
@WebEndpoint(id = "liveprofiler")
public class LiveProfilerEndpoint {

	/** Default length of a profile in seconds. */
	private static final int LENGTH = 30;

	/** Greatest length of a profile in seconds. */
	private static final int MOST = 3600;

	private final Profiler profiler;

	private final ComponentRegistry components;

	/**
	 * Create the endpoint.
	 * @param profiler records
	 * @param components what can be recorded
	 */
	public LiveProfilerEndpoint(Profiler profiler, ComponentRegistry components) {
		this.profiler = profiler;
		this.components = components;
	}

	/**
	 * Returns the profiles that are kept.
	 * @return a summary of each, oldest first
	 */
	@ReadOperation
	public Map<String, List<Summary>> profiles() {
		return Map.of("profiles",
				this.profiler.all().stream().sorted(Comparator.comparing(Profile::begun)).map(Summary::of).toList());
	}

	/**
	 * Starts a profile.
	 * @param component declared name of a component, all by default
	 * @param connection id of a connection, all by default
	 * @param instance id of a component instance, all by default
	 * @param every records one of this many calls, all by default
	 * @param seconds seconds after which it stops by itself, 30 by default
	 * @return its summary, status 400 for what cannot be recorded, or status 409 if too
	 * many profiles are kept
	 */
	@WriteOperation
	public WebEndpointResponse<?> start(@Nullable String component, @Nullable String connection,
			@Nullable String instance, @Nullable Integer every, @Nullable Integer seconds) {
		int length = (seconds != null) ? seconds : LENGTH;
		int sample = (every != null) ? every : 1;
		if (length < 1 || length > MOST) {
			return refusal(400, "'seconds' must be between 1 and " + MOST);
		}
		if (sample < 1) {
			return refusal(400, "'every' must be 1 or more");
		}
		if (component != null && !this.components.contains(component)) {
			return refusal(400, "There is no component '" + component + "'; there are " + names());
		}
		try {
			ProfileFilter filter = new ProfileFilter(component, connection, instance, sample);
			return new WebEndpointResponse<>(Summary.of(this.profiler.start(filter, Duration.ofSeconds(length))));
		}
		catch (LiveException ex) {
			return refusal(409, String.valueOf(ex.getMessage()));
		}
	}

	private String names() {
		return this.components.all().stream().map(ComponentDefinition::name).collect(Collectors.joining(", "));
	}

	private static WebEndpointResponse<Object> refusal(int status, String message) {
		return new WebEndpointResponse<>(Map.of("message", message), status, MimeTypeUtils.APPLICATION_JSON);
	}

	private WebEndpointResponse<Object> unknown(String id) {
		String kept = this.profiler.all().stream().map(Profile::id).sorted().collect(Collectors.joining(", "));
		return refusal(404, "There is no profile '" + id + "'; there " + (kept.isEmpty() ? "is none" : "are " + kept));
	}

	/**
	 * Returns a profile as a file.
	 * @param id id of the profile
	 * @param format {@code text} (default), {@code trace}, {@code collapsed},
	 * {@code speedscope}, {@code gantt} or {@code waterfall}
	 * @return the text of the file, status 404 for an unknown profile, or 400 for an
	 * unknown format
	 */
	@ReadOperation
	public WebEndpointResponse<Object> profile(@Selector String id, @Nullable String format) {
		Profile profile = this.profiler.find(id);
		if (profile == null) {
			return unknown(id);
		}
		ProfileFormat chosen = ProfileFormat.of(format);
		if (chosen == null) {
			return refusal(400, "There is no format '" + format + "'; there are " + ProfileFormat.names());
		}
		return new WebEndpointResponse<>(chosen.write(profile), WebEndpointResponse.STATUS_OK,
				MimeType.valueOf(chosen.mediaType() + ";charset=UTF-8"));
	}

	/**
	 * Stops a profile and keeps it.
	 * @param id id of the profile
	 * @return its summary, or status 404
	 */
	@WriteOperation
	public WebEndpointResponse<Object> stop(@Selector String id) {
		Profile profile = this.profiler.stop(id);
		return (profile != null) ? new WebEndpointResponse<>(Summary.of(profile)) : unknown(id);
	}

	/**
	 * Stops a profile and deletes it.
	 * @param id id of the profile
	 * @return status 204, or 404
	 */
	@DeleteOperation
	public WebEndpointResponse<Object> delete(@Selector String id) {
		return this.profiler.delete(id) ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT)
				: unknown(id);
	}

	/**
	 * A summary of a profile.
	 *
	 * @param id its id
	 * @param filter which calls it records
	 * @param begun when it began
	 * @param seconds how long it recorded
	 * @param running whether it is still running
	 * @param calls number of calls that it recorded
	 * @param pauses number of pauses of the garbage collector while it recorded
	 */
	public record Summary(String id, ProfileFilter filter, Instant begun, double seconds, boolean running, long calls,
			int pauses) {

		static Summary of(Profile profile) {
			return new Summary(profile.id(), profile.filter(), profile.begun(), profile.length().toMillis() / 1000.0,
					profile.isRunning(), profile.recorded(), profile.pauses().size());
		}

	}

}
