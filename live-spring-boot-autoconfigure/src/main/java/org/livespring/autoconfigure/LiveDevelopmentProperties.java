package org.livespring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.ClassUtils;

/**
 * Whether the application is being written.
 *
 * @param development Whether mistakes of the author stop the start, and are shown in the
 * browser. On by default where Spring Boot's development tools are there.
 */
@ConfigurationProperties("live")
public record LiveDevelopmentProperties(@Nullable Boolean development) {

	private static final String TOOLS = "org.springframework.boot.devtools.restart.Restarter";

	@Override
	public Boolean development() {
		return (this.development != null) ? this.development
				: ClassUtils.isPresent(TOOLS, LiveDevelopmentProperties.class.getClassLoader());
	}

}
