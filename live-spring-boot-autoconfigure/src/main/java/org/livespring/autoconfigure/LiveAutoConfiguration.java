package org.livespring.autoconfigure;

import java.time.Clock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.livespring.LiveArgumentResolver;
import org.livespring.claim.ActionClaims;
import org.livespring.claim.SnapshotFloor;
import org.livespring.component.ComponentRegistry;
import org.livespring.http.PageCookies;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.CallerSecurity;
import org.livespring.identity.PageIdentity;
import org.livespring.instance.ComponentMounter;
import org.livespring.instance.ComponentStates;
import org.livespring.instance.EventNames;
import org.livespring.instance.FailureReporter;
import org.livespring.instance.LiveLimits;
import org.livespring.instance.LiveRuntime;
import org.livespring.instance.ReturnPolicy;
import org.livespring.instance.RoomAccess;
import org.livespring.observe.LiveMonitor;
import org.livespring.page.ClientScript;
import org.livespring.page.LivePageInterceptor;
import org.livespring.page.MvcPageComponents;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.WireForm;
import org.livespring.render.ComponentRenderer;
import org.livespring.render.PageComponents;
import org.livespring.render.TemplateRenderer;
import org.livespring.security.SpringCallerSecurity;
import org.livespring.session.LiveSessions;
import org.livespring.session.Logins;
import org.livespring.state.SnapshotCodec;
import org.livespring.state.crypto.KeyRing;
import org.livespring.websocket.LiveConnections;
import org.livespring.websocket.LiveWebSocketMapping;
import org.livespring.websocket.NoCompressionFilter;
import org.livespring.websocket.OriginPolicy;
import org.livespring.websocket.WebSocketSettings;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.env.Environment;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.validation.Validator;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Wires the engine and its endpoint. */
@AutoConfiguration(after = { WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class },
		afterName = "org.springframework.boot.session.autoconfigure.SessionAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(LiveProperties.class)
@Import({ LiveKeysConfiguration.class, LiveLoginConfiguration.class })
public final class LiveAutoConfiguration {

	@Bean
	BrowserCookies liveBrowserCookies(Environment environment) {
		return new BrowserCookies(application(environment));
	}

	@Bean
	@ConditionalOnMissingBean
	SnapshotCodec liveSnapshotCodec(LiveProperties properties, JsonMapper mapper, KeyRing keys) {
		LiveProperties.State state = properties.getState();
		return new SnapshotCodec(mapper, keys,
				new SnapshotCodec.Settings(state.getExpiry(), state.isEncrypt(), (int) state.getMaxSize().toBytes()),
				Clock.systemUTC());
	}

	static String application(Environment environment) {
		return environment.getProperty("spring.application.name", "application");
	}

	@Bean
	ComponentRegistry liveComponentRegistry(ListableBeanFactory beans, ObjectProvider<LiveArgumentResolver> resolvers,
			@Qualifier("defaultValidator") ObjectProvider<Validator> validator, MessageSource messages) {
		return new ComponentRegistry(beans, resolvers.orderedStream().toList(), validator.getIfAvailable(), messages);
	}

	@Bean
	ComponentRenderer liveComponentRenderer(ObjectProvider<TemplateRenderer> engines, MessageSource messages,
			@Qualifier("mvcConversionService") ObjectProvider<ConversionService> conversion) {
		return new ComponentRenderer(engines.orderedStream().toList(), messages,
				conversion.getIfAvailable(ApplicationConversionService::getSharedInstance));
	}

	/** After the components were read: each one that renders has its template. */
	@Bean
	SmartInitializingSingleton liveTemplateCheck(ComponentRegistry components, ComponentRenderer renderer) {
		return () -> components.all().forEach((component) -> {
			if (component.template() != null) {
				renderer.checkTemplate(component.name(), component.template());
				if (!component.hasView()) {
					renderer.checkModel(component.name(), component.stateType());
				}
			}
		});
	}

	/** After the components were read: the state of each one can be read back. */
	@Bean
	SmartInitializingSingleton liveStateCheck(ComponentRegistry components, SnapshotCodec snapshots) {
		return () -> components.all().forEach((component) -> snapshots.check(ComponentStates.type(component)));
	}

	/** After the components were read: each event has a name of its own. */
	@Bean
	SmartInitializingSingleton liveEventNameCheck(ComponentRegistry components) {
		return () -> components.all().forEach(EventNames::check);
	}

	@Bean
	FailureReporter liveFailureReporter(MessageSource messages, CallerSecurity security) {
		return new FailureReporter(messages, security);
	}

	@Bean
	LiveExecutors liveExecutors(BeanFactory beans, LiveProperties properties) {
		return new LiveExecutors(beans, properties.getExecutor());
	}

	@Bean
	LiveRuntime liveRuntime(ComponentRegistry components, ComponentRenderer renderer, SnapshotCodec snapshots,
			SnapshotFloor floor, ActionClaims claims, ReturnPolicy returns, FailureReporter failures,
			CallerSecurity security, LiveProperties properties, RoomAccess rooms, LiveExecutors executors,
			ObjectProvider<LiveMonitor> monitors) {
		return new LiveRuntime(components, renderer, snapshots, floor, claims, returns, failures, security,
				limits(properties), rooms, executors.actions(), executors.tasks(),
				LiveMonitor.of(monitors.orderedStream().toList()));
	}

	private static LiveLimits limits(LiveProperties properties) {
		LiveProperties.Limits limits = properties.getLimits();
		LiveProperties.Heartbeat heartbeat = properties.getHeartbeat();
		return new LiveLimits(limits.getComponents(), limits.getChildren(), LiveLimits.DEFAULTS.batch(),
				limits.getDepth(), limits.getMailbox(), limits.getFramesPerSecond(), limits.getBurst(),
				heartbeat.getSilence(), heartbeat.getIdle(), heartbeat.getPing(), heartbeat.getKeepAlive());
	}

	@Bean
	LiveSessions liveSessions(LiveRuntime runtime) {
		return new LiveSessions(runtime);
	}

	@Bean
	LiveConnections liveConnections(LiveSessions sessions, Logins logins) {
		return new LiveConnections(sessions, logins);
	}

	@Bean
	LiveWebSocketMapping liveWebSocketMapping(LiveSessions sessions, LiveProperties properties, JsonMapper mapper,
			LiveExecutors executors, BrowserCookies cookies, ObjectProvider<PageIdentity> identity, Logins logins) {
		FrameCodec compact = new FrameCodec(WireForm.COMPACT, mapper);
		FrameCodec readable = new FrameCodec(WireForm.READABLE, mapper);
		Function<WireForm, FrameCodec> codecs = (form) -> (form == WireForm.COMPACT) ? compact : readable;
		return new LiveWebSocketMapping(sessions, codecs, executors.connections(), settings(properties),
				new OriginPolicy(properties.getWebsocket().getAllowedOrigins()), cookies,
				identity.getIfAvailable(() -> PageIdentity.NONE), logins);
	}

	private static WebSocketSettings settings(LiveProperties properties) {
		return new WebSocketSettings(properties.getWebsocket().getPath(),
				properties.getLimits().getMessageSize().toBytes(), properties.getLimits().getQueueSize().toBytes(),
				properties.getWebsocket().getSendTimeout());
	}

	/** Path below the context path. */
	private static String socketPath(LiveProperties properties, ObjectProvider<DispatcherServletPath> servletPath) {
		String path = properties.getWebsocket().getPath();
		DispatcherServletPath servlet = servletPath.getIfAvailable();
		return (servlet != null) ? servlet.getRelativePath(path) : path;
	}

	@Bean
	FilterRegistrationBean<NoCompressionFilter> liveNoCompressionFilter(LiveProperties properties,
			ObjectProvider<DispatcherServletPath> servletPath) {
		FilterRegistrationBean<NoCompressionFilter> registration = new FilterRegistrationBean<>(
				new NoCompressionFilter());
		registration.addUrlPatterns(socketPath(properties, servletPath));
		return registration;
	}

	@Bean
	@ConditionalOnMissingBean
	PageComponents livePageComponents(LiveRuntime runtime, PageCookies cookies, JsonMapper mapper,
			LiveProperties properties, ClientScript script, ObjectProvider<DispatcherServletPath> servletPath,
			MessageSource messages) {
		String socket = socketPath(properties, servletPath);
		boolean beside = socket.equals(script.url().replaceFirst("[^/]*$", "ws"));
		return new MvcPageComponents(new ComponentMounter(runtime), cookies, new FrameCodec(WireForm.COMPACT, mapper),
				script.url(), beside ? null : socket, messages);
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

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SecurityContextHolder.class)
	static class SecurityConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CallerSecurity liveCallerSecurity() {
			return new SpringCallerSecurity();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.security.core.context.SecurityContextHolder")
	static class NoSecurityConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CallerSecurity liveCallerSecurity() {
			return CallerSecurity.NONE;
		}

	}

}
