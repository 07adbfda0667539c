package org.livespring.component;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveContext;
import org.livespring.LiveListener;
import org.livespring.component.bind.InputFormats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ComponentProxyTests {

	private final LiveContext live = new TestContext();

	@AfterEach
	void clear() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void methodsAreCalledThroughTheProxy() {
		List<String> calls = new ArrayList<>();
		ProxyFactory factory = new ProxyFactory(new Plain("injected"));
		factory.setProxyTargetClass(true);
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			calls.add(invocation.getMethod().getName());
			return invocation.proceed();
		});
		ComponentDefinition component = TestComponents.read(null, Plain.class, factory.getProxy());
		Object state = component.mount(null, this.live);
		assertThat(component.beanType()).isEqualTo(Plain.class);
		assertThat(state).isEqualTo(new Plain.State("injected"));
		component.action("act").invoke(state, null, null, this.live);
		component.action("byDefault").invoke(state, null, null, this.live);
		component.listener(String.class).invoke(state, null, "event", this.live);
		component.unmount(state, null, this.live);
		assertThat(calls).containsExactly("mount", "act", "byDefault", "heard", "unmount");
	}

	@Test
	void methodSecurityHolds() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				SecurityConfiguration.class)) {
			ComponentDefinition component = context.getBean(ComponentRegistry.class).get("secured");
			Authentication user = new TestingAuthenticationToken("rod", "n/a", "ROLE_USER");
			LiveContext live = new TestContext(user, Locale.ENGLISH, this.live.zone());
			Object state = component.mount(null, live);
			SecurityContextHolder.getContext().setAuthentication(user);
			assertThat(component.action("open").invoke(state, null, null, live).result()).isEqualTo("rod [ROLE_USER]");
			assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> component.action("admin").invoke(state, null, null, live));
			assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> component.listener(String.class).invoke(state, null, "event", live));
			SecurityContextHolder.getContext()
				.setAuthentication(new TestingAuthenticationToken("keith", "n/a", "ROLE_ADMIN"));
			assertThat(component.action("admin").invoke(state, null, null, live).result()).isEqualTo("done");
		}
	}

	@Test
	void proxyOfInterfacesFails() {
		ProxyFactory factory = new ProxyFactory(new Plain("x"));
		factory.setInterfaces(Marker.class);
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> TestComponents.read(null, Plain.class, factory.getProxy()))
			.withMessageContaining(Plain.class.getName())
			.satisfies((ex) -> assertThat(ex.remedy()).contains("spring.aop.proxy-target-class=true"));
	}

	@Test
	void finalMethodBehindProxyFails() {
		ProxyFactory factory = new ProxyFactory(new Final());
		factory.setProxyTargetClass(true);
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> TestComponents.read(null, Final.class, factory.getProxy()))
			.withMessageContainingAll(Final.class.getName(), "'act'")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("final"));
		assertThat(TestComponents.read(Final.class).actions()).hasSize(1);
	}

	interface Marker {

		@LiveAction
		default void byDefault() {
		}

	}

	@LiveComponent
	static class Plain implements Marker {

		private final String injected;

		Plain(String injected) {
			this.injected = injected;
		}

		record State(String text) {

		}

		State mount() {
			return new State(this.injected);
		}

		@LiveAction
		void act() {
		}

		@LiveListener
		protected void heard(String event) {
		}

		public void unmount() {
		}

	}

	@LiveComponent
	static class Final {

		record State() {

		}

		State mount() {
			return new State();
		}

		@LiveAction
		final void act() {
		}

	}

	@LiveComponent
	static class Secured {

		record State() {

		}

		State mount() {
			return new State();
		}

		@LiveAction
		String open(Authentication user, Principal principal) {
			return principal.getName() + " " + user.getAuthorities();
		}

		@LiveAction
		@PreAuthorize("hasRole('ADMIN')")
		String admin() {
			return "done";
		}

		@LiveListener
		@PreAuthorize("hasRole('ADMIN')")
		void heard(String event) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class SecurityConfiguration {

		@Bean
		Secured secured() {
			return new Secured();
		}

		@Bean
		ComponentRegistry componentRegistry(AnnotationConfigApplicationContext context) {
			return new ComponentRegistry(context, List.of(), TestComponents.VALIDATOR, TestComponents.MESSAGES,
					MethodGuards.NONE, () -> InputFormats.NONE);
		}

	}

}
