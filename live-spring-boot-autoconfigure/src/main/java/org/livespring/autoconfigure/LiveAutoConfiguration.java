package org.livespring.autoconfigure;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.env.Environment;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;

import org.livespring.LiveArgumentResolver;
import org.livespring.LiveExceptionResolver;
import org.livespring.budget.MemoryBudget;
import org.livespring.budget.TrafficBudget;
import org.livespring.claim.ActionClaims;
import org.livespring.claim.SnapshotFloor;
import org.livespring.component.ComponentRegistry;
import org.livespring.component.MethodGuards;
import org.livespring.concurrent.FairExecutor;
import org.livespring.concurrent.TimeLimit;
import org.livespring.concurrent.TimeSource;
import org.livespring.fragment.SharedFragments;
import org.livespring.http.ClientGate;
import org.livespring.http.PageCookies;
import org.livespring.http.StatusFailures;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.CallerSecurity;
import org.livespring.identity.PageIdentity;
import org.livespring.instance.ComponentMounter;
import org.livespring.instance.FailureReporter;
import org.livespring.instance.LiveLimits;
import org.livespring.instance.LiveRuntime;
import org.livespring.instance.ReturnPolicy;
import org.livespring.membership.RoomGateway;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.LiveMonitors;
import org.livespring.page.ClientScript;
import org.livespring.page.LivePageInterceptor;
import org.livespring.page.MvcPageComponents;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.WireForm;
import org.livespring.render.ComponentRenderer;
import org.livespring.render.PageComponents;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.check.TemplateCheck;
import org.livespring.security.SpringCallerSecurity;
import org.livespring.security.SpringMethodGuards;
import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;
import org.livespring.state.SnapshotCodec;
import org.livespring.state.crypto.KeyRing;
import org.livespring.websocket.Handshake;
import org.livespring.websocket.LiveConnections;
import org.livespring.websocket.LiveWebSocketHandler;
import org.livespring.websocket.LiveWebSocketMapping;
import org.livespring.websocket.OriginPolicy;
import org.livespring.websocket.WebSocketSettings;

/** Wires the engine and its endpoint. */
@AutoConfiguration(after = { WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class },
		afterName = "org.springframework.boot.session.autoconfigure.SessionAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({ LiveActionsProperties.class, LiveHeartbeatProperties.class, LiveLimitsProperties.class,
		LiveProperties.class, LiveStateProperties.class, LiveWebSocketProperties.class })
@Import({ LiveKeysConfiguration.class, LiveExecutors.class })
public final class LiveAutoConfiguration {

	@Bean
	BrowserCookies liveBrowserCookies(Environment environment) {
		return new BrowserCookies(application(environment));
	}

	@Bean
	@ConditionalOnMissingBean
	SnapshotCodec liveSnapshotCodec(LiveStateProperties state, JsonMapper mapper, KeyRing keys,
			ObjectProvider<TimeSource> time) {
		return new SnapshotCodec(mapper, keys,
				new SnapshotCodec.Settings(state.expiry(), state.encrypt(), (int) state.maxSize().toBytes()),
				TimeSource.of(time).clock());
	}

	/**
	 * The name of the application, which tells its keys and cookies from those of others.
	 * @param environment the environment
	 */
	public static String application(Environment environment) {
		return environment.getProperty("spring.application.name", "application");
	}

	@Bean
	ComponentRegistry liveComponentRegistry(ListableBeanFactory beans, ObjectProvider<LiveArgumentResolver> resolvers,
			@Qualifier("defaultValidator") ObjectProvider<Validator> validator, MessageSource messages,
			@Qualifier("mvcConversionService") ObjectProvider<ConversionService> conversion, MethodGuards guards) {
		return new ComponentRegistry(beans, resolvers.orderedStream().toList(), validator.getIfAvailable(), messages,
				guards, () -> DeclaredFormats.of(beans, conversion.getIfAvailable()));
	}

	@Bean
	ComponentRenderer liveComponentRenderer(ObjectProvider<TemplateRenderer> engines, MessageSource messages,
			@Qualifier("mvcConversionService") ObjectProvider<ConversionService> conversion) {
		return new ComponentRenderer(engines.orderedStream().toList(), messages,
				conversion.getIfAvailable(ApplicationConversionService::getSharedInstance));
	}

	@Bean
	LiveStartupCheck liveStartupCheck(ComponentRegistry components, ComponentRenderer renderer, SnapshotCodec snapshots,
			SharedFragments fragments, LiveStateProperties state, LiveLimitsProperties limits,
			LiveProperties properties) {
		state.fitsInto(limits.messageSize());
		return new LiveStartupCheck(components, renderer, snapshots, fragments, properties.development());
	}

	@Bean
	FailureReporter liveFailureReporter(MessageSource messages, CallerSecurity security,
			ObjectProvider<LiveExceptionResolver> resolvers, LiveProperties properties) {
		return new FailureReporter(messages, security,
				Stream.concat(resolvers.orderedStream(), Stream.of(new StatusFailures())).toList(),
				properties.development());
	}

	@Bean(initMethod = "start", destroyMethod = "stop")
	TimeLimit liveActionLimit(LiveActionsProperties properties) {
		return new TimeLimit(properties.timeout());
	}

	@Bean
	LiveRuntime liveRuntime(ComponentRegistry components, ComponentRenderer renderer, SnapshotCodec snapshots,
			SnapshotFloor floor, ActionClaims claims, ReturnPolicy returns, FailureReporter failures,
			CallerSecurity security, LiveLimitsProperties limits, LiveHeartbeatProperties heartbeat,
			MemoryBudget memory, RoomGateway rooms, TimeLimit actionLimit, LiveExecutors executors,
			ObjectProvider<LiveMonitor> monitors, ObjectProvider<TimeSource> time) {
		return new LiveRuntime(components, renderer, snapshots, floor, claims, returns, failures, security,
				limits(limits, heartbeat), memory, rooms, actionLimit,
				new FairExecutor(executors.actions(), executors.actionThreads()), executors.tasks(),
				new LiveMonitors(monitors.orderedStream().toList()), TimeSource.of(time));
	}

	@Bean
	MemoryBudget liveMemoryBudget(LiveLimitsProperties limits) {
		return new MemoryBudget(limits.memory().toBytes(), limits.clientMemory().toBytes(),
				limits.connectionMemory().toBytes());
	}

	@Bean
	TrafficBudget liveTrafficBudget(LiveLimitsProperties limits, ObjectProvider<TimeSource> time) {
		return new TrafficBudget(new TrafficBudget.Limits(limits.clientConnections(), limits.clientHandshakes(),
				limits.clientBandwidth().toBytes()), TimeSource.of(time));
	}

	private static LiveLimits limits(LiveLimitsProperties limits, LiveHeartbeatProperties heartbeat) {
		return new LiveLimits(limits.components(), limits.children(), LiveLimits.DEFAULTS.batch(), limits.depth(),
				limits.mailbox(), limits.framesPerSecond(), limits.burst(), heartbeat.silence(), heartbeat.idle(),
				heartbeat.message(), heartbeat.ping(), heartbeat.keepAlive());
	}

	@Bean
	LiveSessions liveSessions(LiveRuntime runtime) {
		return new LiveSessions(runtime);
	}

	@Bean
	VersionFloor liveVersionFloor() {
		return new VersionFloor();
	}

	@Bean
	LiveConnections liveConnections(LiveSessions sessions, Logins logins, ObjectProvider<LifecycleProperties> lifecycle,
			ObjectProvider<TimeSource> time) {
		Duration timeout = lifecycle.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
		return new LiveConnections(sessions, logins, timeout, TimeSource.of(time));
	}

	@Bean
	LiveWebSocketMapping liveWebSocketMapping(LiveWebSocketHandler handler, LiveWebSocketProperties properties,
			BrowserCookies cookies, ObjectProvider<PageIdentity> identity, ObjectProvider<ClientGate> gates,
			ObjectProvider<RequestUpgradeStrategy> upgrade, ObjectProvider<TimeSource> time) {
		Handshake handshake = new Handshake(new OriginPolicy(properties.allowedOrigins()), cookies,
				identity.getIfAvailable(() -> PageIdentity.NONE), ClientGate.all(gates.orderedStream().toList()),
				TimeSource.of(time));
		return new LiveWebSocketMapping(properties.path(), handler, handshake,
				upgrade.getIfAvailable(StandardWebSocketUpgradeStrategy::new));
	}

	@Bean
	LiveWebSocketHandler liveWebSocketHandler(LiveSessions sessions, LiveWebSocketProperties properties,
			LiveLimitsProperties limits, JsonMapper mapper, LiveExecutors executors, Logins logins, MemoryBudget memory,
			TrafficBudget traffic) {
		FrameCodec compact = new FrameCodec(WireForm.COMPACT, mapper);
		FrameCodec readable = new FrameCodec(WireForm.READABLE, mapper);
		Function<WireForm, FrameCodec> codecs = (form) -> (form == WireForm.COMPACT) ? compact : readable;
		return new LiveWebSocketHandler(sessions, codecs, executors.connections(),
				new WebSocketSettings(limits.messageSize().toBytes(), limits.queueSize().toBytes(),
						properties.sendTimeout()),
				logins, memory, traffic);
	}

	/** Path below the context path. */
	private static String socketPath(LiveWebSocketProperties properties,
			ObjectProvider<DispatcherServletPath> servletPath) {
		DispatcherServletPath servlet = servletPath.getIfAvailable();
		return (servlet != null) ? servlet.getRelativePath(properties.path()) : properties.path();
	}

	@Bean
	@ConditionalOnMissingBean
	PageComponents livePageComponents(LiveRuntime runtime, PageCookies cookies, JsonMapper mapper,
			LiveWebSocketProperties properties, ClientScript script, ObjectProvider<DispatcherServletPath> servletPath,
			MessageSource messages, CallerSecurity security, LiveProperties live, ComponentRegistry components) {
		String socket = socketPath(properties, servletPath);
		boolean beside = socket.equals(script.url().replaceFirst("[^/]*$", "ws"));
		return new MvcPageComponents(new ComponentMounter(runtime), cookies, new FrameCodec(WireForm.COMPACT, mapper),
				script.url(), beside ? null : socket, messages, security,
				live.development()
						? SingletonSupplier.of(() -> mapper.writeValueAsString(TemplateCheck.names(components.all())))
						: null);
	}

	@Bean
	WebMvcConfigurer livePageConfigurer(PageCookies cookies, CallerSecurity security) {
		return new WebMvcConfigurer() {

			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new LivePageInterceptor(cookies, security));
			}

		};
	}

	@Bean
	@ConditionalOnMissingBean
	CallerSecurity liveCallerSecurity() {
		return CallerSecurity.NONE;
	}

	@Bean
	@ConditionalOnMissingBean
	MethodGuards liveMethodGuards() {
		return MethodGuards.NONE;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SecurityContextHolder.class)
	static class SecurityConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CallerSecurity liveCallerSecurity() {
			return new SpringCallerSecurity();
		}

		@Bean
		@ConditionalOnMissingBean
		MethodGuards liveMethodGuards() {
			return new SpringMethodGuards();
		}

	}

}
