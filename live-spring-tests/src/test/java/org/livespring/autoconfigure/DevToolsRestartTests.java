package org.livespring.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;

import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.DevelopmentApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The development tools restart an application that has no key, under an open page. */
class DevToolsRestartTests {

	@TempDir
	private Path folder;

	private Process process;

	@AfterEach
	void stop() {
		this.process.destroyForcibly();
	}

	@Test
	void openPageGoesOnAfterARestart() throws Exception {
		int port = freePort();
		Path changed = Files.writeString(Files.createDirectory(this.folder.resolve("watched")).resolve("changed.txt"),
				"1");
		start(port, changed);
		awaitStarts(1);
		LoadedPage page = LoadedPage.get("http://localhost:" + port + "/page/counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
		}
		// At once, since a file that is empty for a moment counts as two changes
		Files.move(Files.writeString(this.folder.resolve("next.txt"), "22"), changed, StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
		awaitStarts(2);
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(counter, "increment", Map.of());
			assertThat(counter.state().get("count").asInt()).isEqualTo(2);
		}
	}

	private void start(int port, Path changed) throws IOException, URISyntaxException {
		// An empty entry would be the working directory, where other tests write
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.isEmpty())
			.collect(Collectors.joining(File.pathSeparator)) + File.pathSeparator + devTools();
		this.process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", classPath, DevelopmentApplication.class.getName(),
				"--server.port=" + port, "--spring.thymeleaf.prefix=classpath:/testapp/",
				"--spring.mustache.check-template-location=false", "--spring.freemarker.check-template-location=false",
				"--spring.devtools.restart.additional-paths=" + changed.getParent(),
				"--spring.devtools.restart.poll-interval=200ms", "--spring.devtools.restart.quiet-period=50ms",
				"--spring.devtools.livereload.enabled=false"))
			.redirectErrorStream(true)
			.redirectOutput(log().toFile())
			.start();
	}

	/** The tools lie beside Spring Boot, and not on the class path of the other tests. */
	private static Path devTools() throws URISyntaxException {
		Path boot = Path.of(SpringApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		String version = SpringBootVersion.getVersion();
		Path tools = boot.getParent()
			.getParent()
			.getParent()
			.resolve("spring-boot-devtools/" + version)
			.resolve("spring-boot-devtools-" + version + ".jar");
		assertThat(tools).exists();
		return tools;
	}

	private Path log() {
		return Path.of("target/devtools.log");
	}

	private void awaitStarts(int times) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(
					() -> assertThat(Files.readString(log())).containsPattern("(?s)(Started Dev.*){" + times + "}"));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
