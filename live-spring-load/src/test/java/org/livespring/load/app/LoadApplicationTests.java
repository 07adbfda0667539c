package org.livespring.load.app;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class LoadApplicationTests {

	@Test
	void measuredApplicationStarts() throws IOException {
		LoadApplication.compileTemplates();
		try (ConfigurableApplicationContext application = LoadApplication.builder().run("--server.port=0")) {
			assertThat(application.isRunning()).isTrue();
		}
	}

}
