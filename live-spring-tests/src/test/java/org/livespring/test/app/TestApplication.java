package org.livespring.test.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** An application with components that tests look into. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class TestApplication {

	/** Spring Security is there, as in most applications, and lets everybody in. */
	@Bean
	SecurityFilterChain everybody(HttpSecurity http) throws Exception {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
	}

	/** Start on a free port. */
	public static ConfigurableApplicationContext start(String... properties) {
		return start(TestApplication.class, properties);
	}

	/**
	 * Start another application with the templates of this one, on a free port unless the
	 * properties name one.
	 */
	public static ConfigurableApplicationContext start(Class<?> application, String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--spring.main.banner-mode=off",
				"--spring.application.name=test", "--spring.thymeleaf.prefix=classpath:/testapp/",
				"--spring.main.register-shutdown-hook=false", "--spring.lifecycle.timeout-per-shutdown-phase=3s",
				"--spring.messages.basename=testapp/messages", "--spring.mustache.check-template-location=false",
				"--spring.freemarker.check-template-location=false", "--logging.level.root=warn"));
		if (Arrays.stream(properties).noneMatch((property) -> property.startsWith("server.port="))) {
			arguments.add("--server.port=0");
		}
		Arrays.stream(properties).map((property) -> "--" + property).forEach(arguments::add);
		return SpringApplication.run(application, arguments.toArray(String[]::new));
	}

	/** URL of a page. */
	public static String url(ConfigurableApplicationContext application, String path) {
		return "http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path;
	}

}
