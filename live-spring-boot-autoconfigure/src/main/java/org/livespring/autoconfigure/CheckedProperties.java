package org.livespring.autoconfigure;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A record of properties that refuses what cannot work, before anything runs with it:
 * whole numbers below 1, sizes of nothing, paths that are none, times below their
 * {@link Least}, and what {@link #check} refuses.
 */
public interface CheckedProperties extends InitializingBean {

	@Override
	default void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck(getClass().getAnnotation(ConfigurationProperties.class).value());
		check.values((Record) this, "");
		check(check);
	}

	/**
	 * Refuse values that do not go together.
	 * @param check refuses them
	 */
	default void check(PropertyCheck check) {
	}

}
