package org.livespring.load.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.ResourceCodeResolver;
import gg.jte.runtime.Constants;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * The measured application: live components in two template languages and, for
 * comparison, a bare WebSocket echo.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class LoadApplication {

	private static final Path JTE_CLASSES = Path.of("target", "load-jte-classes");

	/** The driver has one address, and is many clients. */
	static final String[] DRIVER = { "live.limits.client-connections=1000000", "live.limits.client-handshakes=1000000",
			"live.limits.client-bandwidth=1GB" };

	public static void main(String[] args) {
		builder().run(args);
	}

	/** Creates a builder with the configuration that all measured applications share. */
	public static SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(LoadApplication.class)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn", "spring.config.name=load",
					"spring.application.name=load", "spring.thymeleaf.prefix=classpath:/load/thymeleaf/",
					"spring.data.redis.repositories.enabled=false", "management.health.redis.enabled=false")
			.properties(DRIVER);
	}

	/**
	 * Allows all requests and recognises users who logged in on another node: the nodes
	 * share the key of the remember-me cookie, but no HTTP sessions.
	 */
	@Bean
	SecurityFilterChain everybody(HttpSecurity http) throws Exception {
		return open(http);
	}

	static SecurityFilterChain open(HttpSecurity http) throws Exception {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf((csrf) -> csrf.disable())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.formLogin(Customizer.withDefaults())
			.rememberMe((remember) -> remember.key("load").alwaysRemember(true))
			.build();
	}

	@Bean
	UserDetailsService users() {
		// A manager of users would encode the password again, on this node only
		return (name) -> User.withUsername(name).password("{noop}" + name).build();
	}

	/** Compiles the templates before a server starts, as a production build does. */
	public static void compileTemplates() throws IOException {
		Files.createDirectories(JTE_CLASSES);
		TemplateEngine compiler = TemplateEngine.create(new Templates(), JTE_CLASSES, ContentType.Html, null,
				Constants.PACKAGE_NAME_PRECOMPILED);
		compiler
			.setClassPath(List.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"))));
		compiler.precompileAll();
	}

	@Bean
	TemplateEngine jteTemplateEngine() {
		return TemplateEngine.createPrecompiled(JTE_CLASSES, ContentType.Html);
	}

	@Bean
	HandlerMapping bareMapping() {
		WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
		mapping.setOrder(-1);
		mapping.setUrlMap(Map.of("/bare/echo", new WebSocketHttpRequestHandler(new BareEcho())));
		return mapping;
	}

	/** Finds templates on the class path. In a jar they cannot be listed. */
	private static final class Templates extends ResourceCodeResolver {

		Templates() {
			super("load/jte");
		}

		@Override
		public List<String> resolveAllTemplateNames() {
			return List.of("live/jte-counter.jte", "live/jte-rows.jte", "live/jte-sign-up.jte");
		}

	}

}
