package org.livespring.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import org.livespring.state.crypto.KeyRing;

/** Wires the keys: those configured, or a random one. */
@Configuration(proxyBeanMethods = false)
class LiveKeysConfiguration {

	private static final Log logger = LogFactory.getLog(LiveAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	KeyRing liveKeyRing(LiveStateProperties state, Environment environment, ObjectProvider<RandomSecret> random) {
		String application = LiveAutoConfiguration.application(environment);
		if (!state.keys().isEmpty()) {
			return KeyRing.of(state.keys(), application);
		}
		logger.warn("No live.state.keys are set: the state kept by browsers is signed with a random key, "
				+ "which neither another node nor the next start knows");
		return KeyRing.random(random.getIfAvailable(() -> new RandomSecret(KeyRing.randomSecret())).bytes(),
				application);
	}

	/** Open pages live on when the development tools restart the application. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Restarter.class)
	static class DevToolsConfiguration {

		@Bean
		RandomSecret liveDevelopmentSecret() {
			return new RandomSecret(secret());
		}

		private static byte[] secret() {
			try {
				return (byte[]) Restarter.getInstance().getOrAddAttribute("live.state.key", KeyRing::randomSecret);
			}
			catch (IllegalStateException ex) {
				// The tools are there and restart nothing
				return KeyRing.randomSecret();
			}
		}

	}

	/**
	 * What a random key is made of.
	 *
	 * @param bytes the secret
	 */
	record RandomSecret(byte[] bytes) {

	}

}
