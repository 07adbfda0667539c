package org.livespring.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of actions.
 *
 * @param timeout How long an action may run before its thread is interrupted; 0 for any
 * time. What takes longer by intent is a task.
 */
@ConfigurationProperties("live.actions")
public record LiveActionsProperties(@DefaultValue("30s") Duration timeout) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		new PropertyCheck("live.actions").atLeast("timeout", this.timeout, Duration.ZERO);
	}

}
