package org.livespring.load.app;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import org.livespring.sample.SampleApplication;

/**
 * The sample application, open to everybody and with figures for the driver. It is no
 * {@code @Configuration}, which the other measured application would find.
 */
@Import(LoadController.class)
public class SampleServer {

	public static void main(String[] args) {
		new SpringApplicationBuilder(SampleApplication.class, SampleServer.class)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn")
			.properties(LoadApplication.DRIVER)
			.run(args);
	}

	@Bean
	SecurityFilterChain everybody(HttpSecurity http) throws Exception {
		return LoadApplication.open(http);
	}

}
