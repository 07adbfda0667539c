package org.livespring.autoconfigure.identity;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.core.userdetails.UserDetailsService;

import org.livespring.LiveConfigurationException;
import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.concurrent.TimeSource;
import org.livespring.identity.IdentityCodec;
import org.livespring.identity.IdentityRevocations;
import org.livespring.identity.InMemoryIdentityRevocations;
import org.livespring.identity.PageIdentity;
import org.livespring.security.SpringPageIdentity;
import org.livespring.state.crypto.KeyRing;

/**
 * Auto-configuration of the identity cookie, which identifies the user on other nodes.
 * Active with {@code live.identity.enabled}.
 */
@AutoConfiguration(after = LiveAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("live.identity.enabled")
@EnableConfigurationProperties(LiveIdentityProperties.class)
public final class LiveIdentityAutoConfiguration {

	private static final int REVOCATIONS = 100_000;

	@Bean
	@ConditionalOnMissingBean
	IdentityRevocations liveIdentityRevocations(ObjectProvider<TimeSource> time) {
		return new InMemoryIdentityRevocations(REVOCATIONS, TimeSource.of(time).clock());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(UserDetailsService.class)
	static class UserDetailsConfiguration {

		@Bean
		@ConditionalOnMissingBean(PageIdentity.class)
		SpringPageIdentity livePageIdentity(KeyRing keys, LiveIdentityProperties identity,
				ObjectProvider<UserDetailsService> users, IdentityRevocations revocations, Environment environment,
				ObjectProvider<TimeSource> time) {
			String application = LiveAutoConfiguration.application(environment);
			UserDetailsService service = users.getIfUnique();
			if (service == null) {
				throw new LiveConfigurationException(
						"live.identity.enabled is true, and there is not exactly one UserDetailsService",
						"Define a UserDetailsService bean that loads all users, mark one as primary, or leave the "
								+ "property out.");
			}
			if (keys.isRandom()) {
				throw new LiveConfigurationException(
						"live.identity.enabled is true, and live.state.keys is not set: another node could not "
								+ "verify a user",
						"Set live.state.keys to the same secret on all nodes, or leave the property out.");
			}
			return new SpringPageIdentity(application, new IdentityCodec(keys), service, revocations,
					new SpringPageIdentity.Settings(identity.life(), identity.maxLife()), TimeSource.of(time).clock());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.security.core.userdetails.UserDetailsService")
	static class NoSecurityConfiguration {

		@Bean
		InitializingBean liveIdentityCheck(ObjectProvider<PageIdentity> identity) {
			return () -> {
				if (identity.getIfAvailable() == null) {
					throw new LiveConfigurationException(
							"live.identity.enabled is true, and Spring Security is not on the class path",
							"Add spring-boot-starter-security, define a PageIdentity bean, or leave the property out.");
				}
			};
		}

	}

}
