package org.livespring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import org.livespring.LiveConfigurationException;
import org.livespring.LiveException;
import org.livespring.autoconfigure.render.LiveThymeleafAutoConfiguration;
import org.livespring.identity.CallerSecurity;
import org.livespring.instance.LiveLimits;
import org.livespring.instance.LiveRuntime;
import org.livespring.render.PageComponents;
import org.livespring.render.RenderScope;
import org.livespring.render.RenderTestContext;
import org.livespring.security.SpringCallerSecurity;
import org.livespring.session.LiveSessions;
import org.livespring.state.Content;
import org.livespring.state.SignedSnapshot;
import org.livespring.state.Snapshot;
import org.livespring.state.SnapshotCodec;
import org.livespring.state.SnapshotHeader;
import org.livespring.websocket.LiveWebSocketMapping;
import org.livespring.websocket.WebSocketSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class LiveAutoConfigurationTests {

	private static final String KEY = key(1);

	private static final Set<String> HAVE_NO_DEFAULT = Set.of("live.limits.adoptions", "live.limits.memory",
			"live.limits.client-memory", "live.state.keys", "live.websocket.allowed-origins",
			"live.executor.action-threads", "live.health.degraded-status", "live.redis.key-prefix",
			"live.rooms.history.rules", "live.development");

	private final WebApplicationContextRunner runner = LiveContextRunner.with(ValidationAutoConfiguration.class,
			TaskExecutionAutoConfiguration.class, ThymeleafAutoConfiguration.class,
			LiveThymeleafAutoConfiguration.class);

	private static String key(int seed) {
		byte[] key = new byte[32];
		IntStream.range(0, key.length).forEach((i) -> key[i] = (byte) (seed + 7 * i));
		return Base64.getEncoder().encodeToString(key);
	}

	@Test
	void everythingHasADefault(CapturedOutput output) {
		this.runner.run((context) -> {
			LiveRuntime runtime = context.getBean(LiveRuntime.class);
			assertThat(runtime.limits()).isEqualTo(LiveLimits.DEFAULTS);
			assertThat(runtime.security()).isInstanceOf(SpringCallerSecurity.class);
			assertThat(settings(context, "/live/ws"))
				.isEqualTo(new WebSocketSettings(256 * 1024, 1024 * 1024, Duration.ofSeconds(2)));
			assertThat(output).containsOnlyOnce("No live.state.keys are set");
		});
	}

	@Test
	void limitsAndHeartbeatAreThoseOfTheProperties() {
		this.runner
			.withPropertyValues("live.limits.components=1", "live.limits.children=2", "live.limits.depth=3",
					"live.limits.mailbox=4", "live.limits.frames-per-second=5", "live.limits.burst=6",
					"live.heartbeat.silence=7s", "live.heartbeat.idle=8m", "live.heartbeat.ping=9s",
					"live.heartbeat.keep-alive=10s", "live.heartbeat.message=11s")
			.run((context) -> assertThat(context.getBean(LiveRuntime.class).limits())
				.isEqualTo(new LiveLimits(1, 2, LiveLimits.DEFAULTS.batch(), 3, 4, 5, 6, Duration.ofSeconds(7),
						Duration.ofMinutes(8), Duration.ofSeconds(11), Duration.ofSeconds(9), Duration.ofSeconds(10))));
	}

	@Test
	void endpointIsThatOfTheProperties() {
		this.runner
			.withPropertyValues("live.websocket.path=/a/socket", "live.websocket.send-timeout=3s",
					"live.limits.message-size=200KB", "live.limits.queue-size=5KB")
			.run((context) -> assertThat(settings(context, "/a/socket"))
				.isEqualTo(new WebSocketSettings(200 * 1024, 5 * 1024, Duration.ofSeconds(3))));
	}

	private static Object settings(ApplicationContext context, String path) {
		Object handler = context.getBean(LiveWebSocketMapping.class).getUrlMap().get(path);
		assertThat(handler).isInstanceOf(WebSocketHttpRequestHandler.class);
		return assertThat(
				WebSocketHandlerDecorator.unwrap(((WebSocketHttpRequestHandler) handler).getWebSocketHandler()))
			.extracting("settings")
			.actual();
	}

	@Test
	void executorsHaveTheThreadsOfTheProperties() {
		this.runner.withPropertyValues("live.executor.action-threads=3", "live.executor.task-threads=5")
			.run((context) -> {
				LiveRuntime runtime = context.getBean(LiveRuntime.class);
				assertThat(((ThreadPoolExecutor) context.getBean(LiveExecutors.class).actions()).getMaximumPoolSize())
					.isEqualTo(3);
				assertThat(((ThreadPoolExecutor) runtime.taskExecutor()).getMaximumPoolSize()).isEqualTo(5);
			});
	}

	@Test
	void firstKeySignsAndAllVerify() {
		SnapshotCodec[] old = new SnapshotCodec[1];
		this.runner.withPropertyValues("live.state.keys=" + KEY)
			.run((context) -> old[0] = context.getBean(SnapshotCodec.class));
		SignedSnapshot signed = old[0].write(snapshot("text"));
		this.runner.withPropertyValues("live.state.keys=" + key(2) + "," + KEY).run((context) -> {
			SnapshotCodec rotated = context.getBean(SnapshotCodec.class);
			assertThat(rotated.verify(signed).header().id()).isEqualTo("instance");
			SignedSnapshot renewed = rotated.write(snapshot("text"));
			assertThatExceptionOfType(LiveException.class).isThrownBy(() -> old[0].verify(renewed));
		});
		this.runner.withPropertyValues("live.state.keys=" + key(2))
			.run((context) -> assertThatExceptionOfType(LiveException.class)
				.isThrownBy(() -> context.getBean(SnapshotCodec.class).verify(signed)));
	}

	@Test
	void keyIsThatOfOneApplication() {
		SignedSnapshot[] signed = new SignedSnapshot[1];
		this.runner.withPropertyValues("live.state.keys=" + KEY, "spring.application.name=one")
			.run((context) -> signed[0] = context.getBean(SnapshotCodec.class).write(snapshot("text")));
		this.runner.withPropertyValues("live.state.keys=" + KEY, "spring.application.name=other")
			.run((context) -> assertThatExceptionOfType(LiveException.class)
				.isThrownBy(() -> context.getBean(SnapshotCodec.class).verify(signed[0])));
	}

	@Test
	void configuredKeyIsNotWarnedOf(CapturedOutput output) {
		this.runner.withPropertyValues("live.state.keys=" + KEY)
			.run((context) -> assertThat(output).doesNotContain("live.state.keys"));
	}

	@Test
	void keysAreNotInTheTextOfTheProperties() {
		this.runner.withPropertyValues("live.state.keys=" + KEY)
			.run((context) -> assertThat(context.getBean(LiveStateProperties.class).toString()).doesNotContain(KEY));
	}

	@Test
	void stateIsThatOfTheProperties() {
		this.runner.withPropertyValues("live.state.encrypt=true", "live.state.expiry=2h", "live.state.max-size=1KB")
			.run((context) -> {
				SnapshotCodec codec = context.getBean(SnapshotCodec.class);
				assertThat(codec.write(snapshot("secret")).text()).contains("sealed").doesNotContain("secret");
				assertThat(codec.renewed(0)).isBetween(minutes() + 119, minutes() + 122);
				assertThatExceptionOfType(LiveException.class).isThrownBy(() -> codec.write(snapshot("x".repeat(2000))))
					.withMessageContaining("more than 1024");
			});
	}

	private static long minutes() {
		return System.currentTimeMillis() / 60_000;
	}

	private static Snapshot snapshot(String text) {
		SnapshotHeader header = new SnapshotHeader("instance", "component", 1, null, null, null, "binding",
				new RenderScope(Locale.ENGLISH, ZoneId.of("UTC"), ""), minutes() + 10, 0, 0, 0);
		return new Snapshot(header, Content.of(null, new State(text)));
	}

	record State(String text) {
	}

	@Test
	void beansOfTheApplicationReplaceOurs() {
		this.runner.withUserConfiguration(OwnBeans.class).run((context) -> {
			LiveRuntime runtime = context.getBean(LiveRuntime.class);
			assertThat(context.getBean(LiveExecutors.class).actions()).isSameAs(context.getBean("liveExecutor"));
			assertThat(runtime.taskExecutor()).isSameAs(context.getBean("liveTaskExecutor"));
			assertThat(runtime.security()).isSameAs(CallerSecurity.NONE);
			assertThat(context).hasSingleBean(PageComponents.class).hasBean("ownPage");
			assertThat(context).hasBean("applicationTaskExecutor");
		});
	}

	@Test
	void ownSnapshotCodecIsUsed() {
		SnapshotCodec[] own = new SnapshotCodec[1];
		this.runner.run((context) -> own[0] = context.getBean(SnapshotCodec.class));
		this.runner.withBean("ownCodec", SnapshotCodec.class, () -> own[0])
			.run((context) -> assertThat(context.getBean(LiveRuntime.class).snapshots()).isSameAs(own[0]));
	}

	@Test
	void executorOfSpringBootStays() {
		this.runner.run((
				context) -> assertThat(context).hasBean("applicationTaskExecutor").getBeans(Executor.class).hasSize(1));
	}

	@Test
	void withoutSpringSecurityTheUserIsAnArgumentAndNoMore() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context.getBean(LiveRuntime.class).security()).isSameAs(CallerSecurity.NONE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jakarta.validation", "org.hibernate.validator", "org.thymeleaf", "gg.jte",
			"com.samskivert", "freemarker", "org.springframework.data.redis", "io.micrometer" })
	void applicationStartsWithout(String library) {
		this.runner.withClassLoader(new FilteredClassLoader(library))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(LiveSessions.class));
	}

	@Test
	void nothingHappensInOtherApplications() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LiveAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LiveSessions.class)
				.doesNotHaveBean(LiveLimitsProperties.class));
	}

	@ParameterizedTest
	@CsvSource({ "live.websocket.path, live/ws", "live.websocket.path, /live/ws/", "live.websocket.path, /live/**",
			"live.websocket.path, /", "live.websocket.send-timeout, 0s", "live.websocket.send-timeout, -1s",
			"live.state.expiry, 59s", "live.state.floor-size, 0", "live.state.grace, -1s", "live.limits.lingering, 0",
			"live.limits.adoptions, 0", "live.state.max-size, 0B", "live.state.max-size, 256KB",
			"live.limits.message-size, 0B", "live.limits.message-size, 3GB", "live.limits.queue-size, -1B",
			"live.limits.components, 0", "live.limits.children, 0", "live.limits.depth, -1", "live.limits.mailbox, 0",
			"live.limits.frames-per-second, 0", "live.limits.burst, 0", "live.heartbeat.ping, 500ms",
			"live.heartbeat.silence, 0s", "live.heartbeat.keep-alive, 0s", "live.heartbeat.idle, 25s",
			"live.executor.action-threads, 0", "live.executor.task-threads, 0" })
	void valueThatCannotWorkFailsTheStart(String property, String value) {
		this.runner.withPropertyValues(property + "=" + value)
			.run((context) -> RefusedProperty.assertRefused(context, property, value));
	}

	@ParameterizedTest
	@CsvSource({ "live.websocket.allowed-origins, *", "live.websocket.allowed-origins, https://*.example.org",
			"live.websocket.allowed-origins, https://example.org/", "live.websocket.allowed-origins, example.org",
			"live.state.keys, short", "live.state.keys, changeme-changeme-changeme-changeme",
			"live.state.keys, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" })
	void partOfAListThatCannotWorkFailsTheStart(String property, String value) {
		this.runner.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(LiveConfigurationException.class, (failure) -> {
					assertThat(failure).hasMessageContaining(property);
					assertThat(failure.remedy()).isNotEmpty();
				}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "live.state.expiry=1m", "live.heartbeat.idle=26s", "live.limits.components=1",
			"live.websocket.path=/ws", "live.websocket.allowed-origins=https://example.org,http://localhost:3000",
			"live.state.max-size=255KB" })
	void valueAtTheEdgeWorks(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

	/** Of each property: its description and, where it is constant, its default. */
	@Test
	void everyPropertyIsDescribed() throws IOException {
		JsonNode metadata = metadata();
		assertThat(metadata.valueStream()).hasSizeGreaterThan(20).allSatisfy((property) -> {
			assertThat(property.path("description").asString("")).as(property.toString())
				.endsWith(".")
				.doesNotStartWith("The ");
			assertThat(property.has("defaultValue") || HAVE_NO_DEFAULT.contains(property.get("name").asString()))
				.as(property.toString())
				.isTrue();
		});
	}

	@ParameterizedTest
	@CsvSource({ "live.limits., ../docs/security.md", "live.heartbeat., ../docs/operations.md",
			"live.executor., ../docs/operations.md" })
	void documentsHaveEveryPropertyWithItsDefault(String prefix, Path document) throws IOException {
		String text = Files.readString(document);
		assertThat(metadata().valueStream().filter((each) -> each.get("name").asString().startsWith(prefix)))
			.isNotEmpty()
			.allSatisfy((property) -> assertThat(text).contains("| `" + property.get("name").asString() + "` | "
					+ (property.has("defaultValue") ? "`" + property.get("defaultValue").asString() + "` |" : "")));
	}

	@Test
	void everyPropertyIsInADocument() throws IOException {
		StringBuilder documents = new StringBuilder(Files.readString(Path.of("../README.md")));
		try (Stream<Path> files = Files.list(Path.of("../docs"))) {
			for (Path file : files.filter((each) -> each.toString().endsWith(".md")).toList()) {
				documents.append(Files.readString(file));
			}
		}
		assertThat(metadata().valueStream()
			.map((property) -> property.get("name").asString())
			.filter((name) -> name.startsWith("live."))).allSatisfy((name) -> assertThat(documents).contains(name));
	}

	private static JsonNode metadata() throws IOException {
		URL classes = LiveAutoConfiguration.class.getProtectionDomain().getCodeSource().getLocation();
		try (URLClassLoader ours = new URLClassLoader(new URL[] { classes }, null);
				InputStream json = ours.getResourceAsStream("META-INF/spring-configuration-metadata.json")) {
			return new JsonMapper().readTree(json).get("properties");
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean(defaultCandidate = false)
		Executor liveExecutor() {
			return Runnable::run;
		}

		@Bean(defaultCandidate = false)
		Executor liveTaskExecutor() {
			return Runnable::run;
		}

		@Bean
		CallerSecurity ownSecurity() {
			return CallerSecurity.NONE;
		}

		@Bean
		PageComponents ownPage() {
			return new RenderTestContext.FakePage();
		}

	}

}
