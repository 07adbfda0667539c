package org.livespring.component;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.resilience.annotation.ConcurrencyLimit;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveContext;
import org.livespring.LiveListener;
import org.livespring.component.bind.ActionResult;
import org.livespring.component.bind.InputFormats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SpringAnnotationsTests {

	private final LiveContext live = new TestContext();

	@Test
	void transactionalActionRunsInATransactionAndRollsBack() {
		try (AnnotationConfigApplicationContext context = start(Booking.class)) {
			Transactions transactions = context.getBean(Transactions.class);
			assertThat(invoke(context, "book").result()).isEqualTo(true);
			assertThat(transactions.ended).containsExactly("commit");
			assertThatIllegalStateException().isThrownBy(() -> invoke(context, "fail")).withMessage("full");
			assertThat(transactions.ended).containsExactly("commit", "rollback");
			ComponentDefinition component = component(context);
			component.listener(String.class).invoke(state(component), null, "event", this.live);
			assertThat(transactions.ended).containsExactly("commit", "rollback", "commit");
		}
	}

	@Test
	void retryableActionWithoutContextIsRetried() {
		try (AnnotationConfigApplicationContext context = start(Flaky.class)) {
			assertThat(invoke(context, "act").state()).isEqualTo(new Base.State(3));
		}
	}

	@Test
	void cacheableMethodsWithoutContextAreCached() {
		try (AnnotationConfigApplicationContext context = start(Cached.class)) {
			assertThat(invoke(context, "compute").state()).isEqualTo(new Base.State(1));
			assertThat(invoke(context, "compute").state()).isEqualTo(new Base.State(1));
			invoke(context, "evict");
			assertThat(invoke(context, "compute").state()).isEqualTo(new Base.State(2));
		}
	}

	@Test
	void limitedAndLazyActionsRun() {
		try (AnnotationConfigApplicationContext context = start(Limited.class)) {
			assertThat(invoke(context, "act").result()).isEqualTo("done");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { AsyncAction.class, BackgroundAction.class })
	void asyncActionFails(Class<?> component) {
		assertThatFailureOf(component, "is @Async", "@LiveTask");
	}

	@ParameterizedTest
	@ValueSource(classes = { RetriedContext.class, RetriedClass.class })
	void retryableActionWithContextFails(Class<?> component) {
		assertThatFailureOf(component, "'act'", "another bean");
	}

	@ParameterizedTest
	@ValueSource(classes = { CachedContext.class, CachedClass.class, CachedGroup.class })
	void cacheableActionWithContextFails(Class<?> component) {
		assertThatFailureOf(component, "'act'", "another bean");
	}

	@Test
	void cacheableActionWithoutResultFails() {
		assertThatFailureOf(CachedNothing.class, "'act'", "another bean");
	}

	@ParameterizedTest
	@ValueSource(classes = { Prototype.class, InSession.class, InSessionByProxy.class, InSessionByInterface.class })
	void scopedComponentFails(Class<?> component) {
		assertThatFailureOf(component, "is not a singleton", "belongs into the State record");
	}

	@ParameterizedTest
	@CsvSource({ "false", "true" })
	void proxyOfInterfacesFailsAndOfClassesWorks(boolean proxyTargetClass) {
		Class<?> configuration = proxyTargetClass ? Beans.class : InterfaceProxies.class;
		if (proxyTargetClass) {
			try (AnnotationConfigApplicationContext context = start(configuration, WithInterface.class)) {
				assertThat(invoke(context, "act").result()).isEqualTo("done");
			}
		}
		else {
			assertThatExceptionOfType(LiveConfigurationException.class)
				.isThrownBy(() -> start(configuration, WithInterface.class))
				.withMessageContainingAll(WithInterface.class.getName(), "JDK proxy")
				.satisfies((ex) -> assertThat(ex.remedy()).contains("spring.aop.proxy-target-class=true"));
		}
	}

	private static void assertThatFailureOf(Class<?> component, String what, String remedy) {
		assertThatExceptionOfType(LiveConfigurationException.class).isThrownBy(() -> start(component).close())
			.withMessageContainingAll(component.getName(), what)
			.satisfies((ex) -> assertThat(ex.remedy()).contains(remedy));
	}

	private ActionResult invoke(AnnotationConfigApplicationContext context, String action) {
		ComponentDefinition component = component(context);
		return component.action(action).invoke(state(component), null, null, this.live);
	}

	private Object state(ComponentDefinition component) {
		return component.mount(null, this.live);
	}

	private static ComponentDefinition component(AnnotationConfigApplicationContext context) {
		return context.getBean(ComponentRegistry.class).all().iterator().next();
	}

	private static AnnotationConfigApplicationContext start(Class<?> component) {
		return start(Beans.class, component);
	}

	private static AnnotationConfigApplicationContext start(Class<?> configuration, Class<?> component) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.getBeanFactory().registerScope("session", new SimpleThreadScope());
		context.register(configuration, component);
		try {
			context.refresh();
		}
		catch (RuntimeException ex) {
			context.close();
			throw ex;
		}
		return context;
	}

	static class Base {

		private final AtomicInteger calls = new AtomicInteger();

		record State(int calls) {

		}

		State mount() {
			return new State(0);
		}

		int call() {
			return this.calls.incrementAndGet();
		}

	}

	@LiveComponent
	static class Booking extends Base {

		@LiveAction
		@Transactional
		boolean book() {
			return TransactionSynchronizationManager.isActualTransactionActive();
		}

		@LiveAction
		@Transactional
		void fail(LiveContext live) {
			throw new IllegalStateException("full");
		}

		@LiveListener
		@Transactional
		void heard(String event) {
		}

	}

	@LiveComponent
	static class Flaky extends Base {

		@LiveAction
		@Retryable(delay = 1)
		State act(State state) {
			int calls = call();
			if (calls < 3) {
				throw new IllegalStateException("again");
			}
			return new State(calls);
		}

	}

	@LiveComponent
	static class Cached extends Base {

		@LiveAction
		@Cacheable("test")
		State compute(State state) {
			return new State(call());
		}

		@LiveAction
		@CacheEvict(cacheNames = "test", allEntries = true)
		void evict(LiveContext live) {
		}

	}

	@LiveComponent
	@Lazy
	static class Limited extends Base {

		@LiveAction
		@ConcurrencyLimit(1)
		String act(LiveContext live) {
			return "done";
		}

	}

	@LiveComponent
	static class AsyncAction extends Base {

		@LiveAction
		@Async
		public void act() {
		}

	}

	@LiveComponent
	static class BackgroundAction extends Base {

		@LiveAction
		@Background
		public void act() {
		}

	}

	@LiveComponent
	static class RetriedContext extends Base {

		@LiveAction
		@Retryable
		void act(LiveContext live) {
		}

	}

	@LiveComponent
	@Retryable
	static class RetriedClass extends Base {

		@LiveAction
		void act(LiveContext live) {
		}

	}

	@LiveComponent
	static class CachedContext extends Base {

		@LiveAction
		@Cacheable("test")
		String act(LiveContext live) {
			return "";
		}

	}

	@LiveComponent
	@Cacheable("test")
	static class CachedClass extends Base {

		@LiveAction
		String act(LiveContext live) {
			return "";
		}

	}

	@LiveComponent
	static class CachedGroup extends Base {

		@LiveAction
		@Caching(cacheable = @Cacheable("test"))
		String act(LiveContext live) {
			return "";
		}

	}

	@LiveComponent
	static class CachedNothing extends Base {

		@LiveAction
		@Cacheable("test")
		void act(State state) {
		}

	}

	@LiveComponent
	@Scope("prototype")
	static class Prototype extends Base {

	}

	@LiveComponent
	@Scope("session")
	static class InSession extends Base {

	}

	@LiveComponent
	@Scope(scopeName = "session", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class InSessionByProxy extends Base {

	}

	@LiveComponent
	@Scope(scopeName = "session", proxyMode = ScopedProxyMode.INTERFACES)
	static class InSessionByInterface extends Base implements Acting {

		@Override
		public String act() {
			return "";
		}

	}

	interface Acting {

		String act();

	}

	@LiveComponent
	static class WithInterface extends Base implements Acting {

		@Override
		@LiveAction
		@Transactional
		public String act() {
			return "done";
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Background {

	}

	static class Transactions extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1;

		private final transient List<String> ended = new ArrayList<>();

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			this.ended.add("commit");
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			this.ended.add("rollback");
		}

	}

	static class Common {

		@Bean
		Transactions transactions() {
			return new Transactions();
		}

		@Bean
		CacheManager caches() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		ComponentRegistry componentRegistry(AnnotationConfigApplicationContext context) {
			return new ComponentRegistry(context, List.of(), TestComponents.VALIDATOR, TestComponents.MESSAGES,
					MethodGuards.NONE, () -> InputFormats.NONE);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	@EnableCaching(proxyTargetClass = true)
	@EnableResilientMethods(proxyTargetClass = true)
	@EnableAsync(annotation = Background.class, proxyTargetClass = true)
	static class Beans extends Common {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class InterfaceProxies extends Common {

	}

}
