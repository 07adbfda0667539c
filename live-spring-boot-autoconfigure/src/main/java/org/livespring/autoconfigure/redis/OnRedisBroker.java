package org.livespring.autoconfigure.redis;

import java.util.List;
import java.util.Locale;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if Redis connects the nodes. It must be evaluated before Spring Boot adds
 * default connection details for a local Redis, which it does if nothing is configured.
 */
final class OnRedisBroker extends SpringBootCondition implements ConfigurationCondition {

	private static final List<String> ADDRESSES = List.of("url", "host", "port", "sentinel.nodes", "cluster.nodes",
			"masterreplica.nodes");

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Redis broker");
		String broker = context.getEnvironment().getProperty("live.broker", "auto").toLowerCase(Locale.ROOT);
		if (!"auto".equals(broker)) {
			return new ConditionOutcome("redis".equals(broker), message.because("live.broker is " + broker));
		}
		Binder binder = Binder.get(context.getEnvironment());
		for (String address : ADDRESSES) {
			if (binder.bind("spring.data.redis." + address, Bindable.listOf(String.class)).isBound()) {
				return ConditionOutcome.match(message.because("spring.data.redis." + address + " is set"));
			}
		}
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		return new ConditionOutcome(
				beans != null && beans.getBeanNamesForType(DataRedisConnectionDetails.class, true, false).length > 0,
				message.because("a service connection to Redis was looked for"));
	}

}
