package org.livespring.component;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.DefaultAdvisorChainFactory;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.resilience.retry.AbstractRetryInterceptor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;

import org.livespring.LiveContext;

/**
 * Refuses annotations of Spring whose proxy runs a method elsewhere, several times or not
 * at all, where that loses what the method did.
 */
final class MethodAdvice {

	private static final String SPRING_RETRY = "org.springframework.retry.annotation.Retryable";

	/** What collects the effects of a call outside of the method. */
	private static final Set<Class<?>> COLLECTING = Set.of(LiveContext.class, Errors.class, BindingResult.class);

	private final Class<?> type;

	private final Method method;

	private final List<Object> advice;

	private MethodAdvice(Class<?> type, Object bean, Method method) {
		this.type = type;
		this.method = method;
		Object target = AopProxyUtils.getSingletonTarget(bean);
		this.advice = (bean instanceof Advised proxy && target != null) ? new DefaultAdvisorChainFactory()
			.getInterceptorsAndDynamicInterceptionAdvice(proxy, method, target.getClass()) : List.of();
	}

	static void check(Class<?> type, Object bean, Method method) {
		MethodAdvice advice = new MethodAdvice(type, bean, method);
		advice.checkAsync();
		advice.checkRetries();
		advice.checkCache();
	}

	private void checkAsync() {
		if (has(Async.class) || isAdvisedBy(AsyncExecutionInterceptor.class)) {
			throw Problem.of(this.type, this.method, "is @Async, so that what it returns would be lost",
					"Remove @Async, and do what takes long in a @LiveTask");
		}
	}

	private void checkRetries() {
		boolean retried = has(Retryable.class) || MergedAnnotations.from(this.method).isPresent(SPRING_RETRY)
				|| MergedAnnotations.from(this.type).isPresent(SPRING_RETRY)
				|| isAdvisedBy(AbstractRetryInterceptor.class);
		if (retried && collects()) {
			throw Problem.of(this.type, this.method,
					"is @Retryable and takes " + collecting()
							+ ", so that what a failed attempt did with it would stay and be done again",
					"Move what is to be retried into a method of another bean");
		}
	}

	private void checkCache() {
		if (!has(Cacheable.class) && !isCached(this.method) && !isCached(this.type)) {
			return;
		}
		if (this.method.getReturnType() == void.class) {
			throw Problem.of(this.type, this.method,
					"is @Cacheable and returns nothing, so that a second call would " + "be lost",
					"Remove @Cacheable, or cache what the method reads by a method of another bean");
		}
		if (collects()) {
			throw Problem.of(this.type, this.method,
					"is @Cacheable and takes " + collecting() + ", so that a second call would not do what it is for",
					"Cache what the method reads by a method of another bean");
		}
	}

	private boolean has(Class<? extends Annotation> annotation) {
		return AnnotatedElementUtils.hasAnnotation(this.method, annotation)
				|| AnnotatedElementUtils.hasAnnotation(this.type, annotation);
	}

	private static boolean isCached(AnnotatedElement element) {
		Caching caching = AnnotatedElementUtils.findMergedAnnotation(element, Caching.class);
		return caching != null && caching.cacheable().length > 0;
	}

	private boolean isAdvisedBy(Class<?> interceptor) {
		return this.advice.stream().anyMatch(interceptor::isInstance);
	}

	private boolean collects() {
		return Arrays.stream(this.method.getParameterTypes()).anyMatch(COLLECTING::contains);
	}

	private String collecting() {
		return Arrays.stream(this.method.getParameterTypes())
			.filter(COLLECTING::contains)
			.map(Class::getSimpleName)
			.findFirst()
			.orElse("");
	}

}
