package org.livespring.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;

import org.livespring.autoconfigure.identity.LiveLoginAutoConfiguration;
import org.livespring.autoconfigure.room.LivePresenceAutoConfiguration;
import org.livespring.autoconfigure.room.LiveRoomsAutoConfiguration;
import org.livespring.autoconfigure.web.LiveClientAutoConfiguration;

/** Starts web applications that have what every one with components has. */
public final class LiveContextRunner {

	private LiveContextRunner() {
	}

	/**
	 * A runner.
	 * @param more further auto-configurations
	 */
	public static WebApplicationContextRunner with(Class<?>... more) {
		return new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
				LiveReturnAutoConfiguration.class, LivePresenceAutoConfiguration.class,
				LiveRoomsAutoConfiguration.class, LiveAutoConfiguration.class, LiveLoginAutoConfiguration.class,
				LiveClientAutoConfiguration.class))
			.withConfiguration(AutoConfigurations.of(more));
	}

}
