package org.livespring.autoconfigure;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks into the failure of a start with a value that cannot work. */
public final class RefusedProperty {

	private RefusedProperty() {
	}

	public static void assertRefused(AssertableWebApplicationContext context, String property, String value) {
		assertThat(context).hasFailed();
		assertRefused(context.getStartupFailure(), property, value);
	}

	public static void assertRefused(Throwable failure, String property, String value) {
		assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
			.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (refusal) -> {
				assertThat(refusal.getName()).isEqualTo(property);
				assertThat(refusal.getValue()).hasToString(value);
				assertThat(refusal.getReason()).endsWith(".");
			});
	}

}
