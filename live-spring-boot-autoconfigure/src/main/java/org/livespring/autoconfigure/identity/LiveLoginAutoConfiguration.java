package org.livespring.autoconfigure.identity;

import java.util.List;
import java.util.Map;

import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.session.ManagerBase;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.session.DefaultSessionIdManager;
import org.eclipse.jetty.session.HouseKeeper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.security.web.authentication.session.SessionFixationProtectionEvent;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.session.SessionRepository;
import org.springframework.session.events.SessionDestroyedEvent;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

import org.livespring.autoconfigure.AfterCommit;
import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.autoconfigure.LiveExecutors;
import org.livespring.autoconfigure.web.LiveClientProperties;
import org.livespring.concurrent.TimeSource;
import org.livespring.http.PageCookies;
import org.livespring.identity.BrowserCookies;
import org.livespring.identity.ExpiredSessions;
import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.Login;
import org.livespring.identity.LoginEnds;
import org.livespring.identity.LoginExpiry;
import org.livespring.identity.PageIdentity;
import org.livespring.identity.RevokedSessions;
import org.livespring.identity.TokenExpiry;
import org.livespring.identity.UserChanged;
import org.livespring.identity.UserCheck;
import org.livespring.page.HttpSessionEndListener;
import org.livespring.page.SessionHandler;
import org.livespring.security.LiveLogoutHandler;
import org.livespring.security.OAuth2TokenExpiry;
import org.livespring.security.RegistryExpiredSessions;
import org.livespring.security.RevokedSessionFilter;
import org.livespring.security.SpringSessionLoginExpiry;
import org.livespring.security.UserDetailsCheck;
import org.livespring.session.Logins;
import org.livespring.session.StoredSessions;
import org.livespring.session.UserChecks;

/**
 * Auto-configuration that keeps the HTTP sessions of open pages alive, and ends
 * connections together with their HTTP session.
 */
@AutoConfiguration(after = LiveAutoConfiguration.class,
		afterName = "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(LiveIdentityProperties.class)
public final class LiveLoginAutoConfiguration {

	private static final int ORDER = -2;

	@Bean
	@ConditionalOnMissingBean
	LoginEnds liveLoginEnds() {
		return new InMemoryLoginEnds();
	}

	@Bean
	Logins liveLogins(LoginEnds ends, ObjectProvider<PageIdentity> identity, StoredSessions stored,
			ObjectProvider<TokenExpiry> tokens, ObjectProvider<ExpiredSessions> expired, UserChecks users,
			ObjectProvider<TimeSource> time) {
		return new Logins(ends, identity.getIfAvailable(() -> PageIdentity.NONE), stored,
				tokens.getIfAvailable(() -> TokenExpiry.NEVER), expired.getIfAvailable(() -> ExpiredSessions.NONE),
				users, TimeSource.of(time));
	}

	@Bean
	StoredSessions liveStoredSessions(ObjectProvider<LoginExpiry> expiry, LiveIdentityProperties identity,
			LiveExecutors executors, ObjectProvider<TimeSource> time) {
		return new StoredSessions(expiry.getIfAvailable(), identity.sessionCheck(), executors.logins(),
				TimeSource.of(time));
	}

	@Bean
	RevokedSessions liveRevokedSessions(LoginEnds ends, ObjectProvider<TimeSource> time) {
		return new RevokedSessions(ends, TimeSource.of(time));
	}

	@Bean
	UserChecks liveUserChecks(ObjectProvider<UserCheck> check, LiveIdentityProperties identity, LoginEnds ends,
			RevokedSessions revoked, LiveExecutors executors, ObjectProvider<TimeSource> time) {
		return new UserChecks(check.getIfAvailable(() -> UserCheck.NONE), identity.recheck(), ends, revoked,
				executors.logins(), TimeSource.of(time));
	}

	/** Asks for the checks late, since events are published from the beginning on. */
	@Bean
	static ApplicationListener<PayloadApplicationEvent<UserChanged>> liveUserChangedListener(
			ObjectProvider<UserChecks> users) {
		return ApplicationListener
			.forPayload((event) -> AfterCommit.get().accept(() -> users.getObject().changed(event.name())));
	}

	@Bean
	PageCookies livePageCookies(BrowserCookies browsers, ObjectProvider<PageIdentity> identity) {
		return new PageCookies(browsers, identity.getIfAvailable(() -> PageIdentity.NONE));
	}

	@Bean
	SimpleUrlHandlerMapping liveSessionHandlerMapping(LiveClientProperties properties, PageCookies cookies) {
		return new SimpleUrlHandlerMapping(Map.of(properties.path() + "/session", new SessionHandler(cookies)), ORDER);
	}

	@Bean
	HttpSessionEndListener liveHttpSessionEndListener(ObjectProvider<Logins> logins) {
		return new HttpSessionEndListener(logins::getObject);
	}

	/**
	 * Makes Tomcat check for expired HTTP sessions every second instead of every minute.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tomcat.class, ConfigurableTomcatWebServerFactory.class })
	static class TomcatConfiguration {

		@Bean
		WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> liveLoginExpiryCustomizer() {
			return (factory) -> factory.addContextCustomizers((context) -> {
				context.setBackgroundProcessorDelay(1);
				context.addLifecycleListener(TomcatConfiguration::started);
			});
		}

		private static void started(LifecycleEvent event) {
			if (Lifecycle.AFTER_START_EVENT.equals(event.getType()) && event.getLifecycle() instanceof Context context
					&& context.getManager() instanceof ManagerBase manager) {
				manager.setProcessExpiresFrequency(1);
			}
		}

	}

	/** The same for Jetty, which checks every ten minutes. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ DefaultSessionIdManager.class, ConfigurableJettyWebServerFactory.class })
	static class JettyConfiguration {

		@Bean
		WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> liveJettyLoginExpiryCustomizer() {
			return (factory) -> factory.addServerCustomizers((server) -> {
				HouseKeeper keeper = new HouseKeeper();
				DefaultSessionIdManager sessions = new DefaultSessionIdManager(server);
				keeper.setSessionIdManager(sessions);
				sessions.setSessionHouseKeeper(keeper);
				setInterval(keeper);
				server.addBean(sessions, true);
			});
		}

		private static void setInterval(HouseKeeper keeper) {
			try {
				keeper.setIntervalSec(1);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SessionRepository.class)
	@ConditionalOnBean(SessionRepository.class)
	static class SpringSessionConfiguration {

		@Bean
		@ConditionalOnMissingBean
		LoginExpiry liveLoginExpiry(SessionRepository<?> sessions) {
			return new SpringSessionLoginExpiry(sessions);
		}

		@Bean
		ApplicationListener<SessionDestroyedEvent> liveSpringSessionEndListener(Logins logins) {
			return (event) -> logins.end(List.of(Login.keyOfSession(event.getSessionId())));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AbstractOAuth2Token.class)
	static class TokenConfiguration {

		@Bean
		@ConditionalOnMissingBean
		TokenExpiry liveTokenExpiry() {
			return new OAuth2TokenExpiry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(UserDetailsService.class)
	@ConditionalOnSingleCandidate(UserDetailsService.class)
	static class UserDetailsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		UserCheck liveUserCheck(UserDetailsService users) {
			return new UserDetailsCheck(users);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HttpSecurity.class)
	static class LogoutConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ExpiredSessions liveExpiredSessions(ObjectProvider<SessionRegistry> registry) {
			return new RegistryExpiredSessions(() -> registry.stream().toList());
		}

		/** A login in a browser, also where Spring Session keeps the HTTP sessions. */
		@Bean
		ApplicationListener<SessionFixationProtectionEvent> liveLoginListener(Logins logins) {
			return (event) -> logins.end(List.of(Login.keyOfSession(event.getOldSessionId())));
		}

		@Bean
		LiveLogoutHandler liveLogoutHandler(ObjectProvider<Logins> logins, BrowserCookies browsers,
				ObjectProvider<PageIdentity> identity) {
			return new LiveLogoutHandler(logins::getObject, browsers,
					() -> identity.getIfAvailable(() -> PageIdentity.NONE));
		}

		@Bean
		Customizer<HttpSecurity> liveLogoutCustomizer(LiveLogoutHandler handler) {
			return (http) -> http.logout((logout) -> logout.addLogoutHandler(handler));
		}

		/** A new filter for each chain, since a chain may be built before the others. */
		@Bean
		Customizer<HttpSecurity> liveRevokedSessionCustomizer(ObjectProvider<RevokedSessions> revoked) {
			return (http) -> http.addFilterBefore(new RevokedSessionFilter(revoked::getObject),
					SecurityContextHolderFilter.class);
		}

	}

}
