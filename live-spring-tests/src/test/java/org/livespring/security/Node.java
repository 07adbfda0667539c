package org.livespring.security;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import org.livespring.test.app.TestApplication;

/** A node of an application whose users log in, one of several with the same keys. */
final class Node {

	static final String KEY = "bGl2ZS1zcHJpbmctdGVzdHMta2V5LTAxMjM0NTY3ODk9ZmY=";

	private final ConfigurableApplicationContext context;

	private Node(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static Node start(Class<?> application, String... properties) {
		List<String> all = new ArrayList<>(List.of("live.state.keys=" + KEY));
		all.addAll(Arrays.asList(properties));
		return new Node(TestApplication.start(application, all.toArray(String[]::new)));
	}

	String url(String path) {
		return TestApplication.url(this.context, path);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	void publish(Object event) {
		this.context.publishEvent(event);
	}

	void close() {
		this.context.close();
	}

	/** Everybody sees the pages; who logs in is kept in a session. */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EnableMethodSecurity
	@Import({ SecuredPagesIntegrationTests.Vault.class, SecuredPagesIntegrationTests.PageController.class })
	static class Application {

		@Bean
		SecurityFilterChain security(HttpSecurity http) throws Exception {
			return configure(http).build();
		}

		HttpSecurity configure(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((
					requests) -> requests.requestMatchers("/live/**", "/open").permitAll().anyRequest().authenticated())
				.csrf(AbstractHttpConfigurer::disable)
				.formLogin(Customizer.withDefaults());
		}

		/** As it is, so that the nodes' users have the same. */
		@Bean
		PasswordEncoder passwords() {
			return new PasswordEncoder() {

				@Override
				public String encode(CharSequence password) {
					return password.toString();
				}

				@Override
				public boolean matches(CharSequence password, String encoded) {
					return encoded.contentEquals(password);
				}

			};
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(User.withUsername("alice").password("secret").roles("USER").build(),
					User.withUsername("bob").password("secret").roles("USER", "KEEPER").build());
		}

	}

}
