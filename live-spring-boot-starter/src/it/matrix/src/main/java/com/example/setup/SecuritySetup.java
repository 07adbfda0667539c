package com.example.setup;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/** Chains of Spring Security other than Spring Boot's. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SecurityFilterChain.class)
class SecuritySetup {

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	@Profile("public-pages")
	static class PublicPages {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy
					.policyDirectives("default-src 'self'; frame-ancestors 'none'; object-src 'none'")))
				.formLogin(withDefaults())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("remember-me")
	static class RememberMe {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(withDefaults())
				.rememberMe((remember) -> remember.key("matrix").alwaysRemember(true))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("stateless-basic")
	static class StatelessBasic {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.csrf((csrf) -> csrf.disable())
				.httpBasic(withDefaults())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Profile("two-chains")
	static class TwoChains {

		@Bean
		SecurityFilterChain api(HttpSecurity http) throws Exception {
			return http.securityMatcher("/api/**")
				.authorizeHttpRequests((requests) -> requests.anyRequest().denyAll())
				.httpBasic(withDefaults())
				.build();
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.sessionManagement((session) -> session.maximumSessions(1))
				.formLogin(withDefaults())
				.build();
		}

	}

}
