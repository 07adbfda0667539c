package org.livespring.security;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.DefaultAdvisorChainFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.ExpressionAuthorizationDecision;
import org.springframework.security.authorization.method.AuthorizationAdvisor;
import org.springframework.security.authorization.method.PreFilterAuthorizationMethodInterceptor;
import org.springframework.security.core.annotation.SecurityAnnotationScanners;

import org.livespring.component.MethodGuard;

/**
 * The method security interceptors of a bean's proxy, run without its other interceptors
 * and without the method itself.
 */
final class AdvisedMethodGuard implements MethodGuard {

	private final Object target;

	private final Method method;

	private final List<MethodInterceptor> guards;

	private final Expression expression;

	private AdvisedMethodGuard(Object target, Method method, List<MethodInterceptor> guards) {
		this.target = target;
		this.method = method;
		this.guards = guards;
		this.expression = Expression.of(method, target.getClass());
	}

	/** The guard of a method, {@code null} if no method security applies to it. */
	static @Nullable MethodGuard of(Object bean, Method method) {
		Object target = AopProxyUtils.getSingletonTarget(bean);
		if (target == null || !(bean instanceof Advised proxy)) {
			return null;
		}
		List<MethodInterceptor> guards = new DefaultAdvisorChainFactory()
			.getInterceptorsAndDynamicInterceptionAdvice(proxy, method, target.getClass())
			.stream()
			.filter(AuthorizationAdvisor.class::isInstance)
			.map(MethodInterceptor.class::cast)
			.toList();
		return guards.isEmpty() ? null : new AdvisedMethodGuard(target, method, guards);
	}

	@Override
	public void ask() {
		if (this.expression == Expression.OF_ARGUMENTS) {
			return;
		}
		Question question = new Question(null, null);
		try {
			question.run();
		}
		catch (Undecided ex) {
			// To be asked again with the arguments, if there is something to tell
		}
		catch (RuntimeException ex) {
			if (!question.isAboutArguments(ex)) {
				throw ex;
			}
		}
	}

	@Override
	public void ask(@Nullable Object[] arguments) {
		new Question(arguments, null).run();
	}

	@Override
	public void ask(@Nullable Object[] arguments, Object result) {
		new Question(arguments, result).run();
	}

	/** The expression that decides before the method is called. */
	private enum Expression {

		/** Another guard decides, and none of Spring Security's asks for arguments. */
		NONE,
		/** The expression needs no arguments. */
		OF_USER,
		/** The expression may need arguments. */
		OF_ARGUMENTS;

		static Expression of(Method method, Class<?> type) {
			PreAuthorize annotation = SecurityAnnotationScanners.requireUnique(PreAuthorize.class).scan(method, type);
			if (annotation == null) {
				return NONE;
			}
			// A variable, or the place in a template where a variable may come to stand
			return (annotation.value().indexOf('#') != -1 || annotation.value().indexOf('{') != -1) ? OF_ARGUMENTS
					: OF_USER;
		}

	}

	/** One run of the interceptors. */
	private final class Question implements MethodInvocation {

		private final @Nullable Object @Nullable [] arguments;

		private final @Nullable Object result;

		private final Iterator<MethodInterceptor> remaining;

		/** Whether the interceptor that runs has asked for arguments. */
		private boolean asked;

		Question(@Nullable Object @Nullable [] arguments, @Nullable Object result) {
			this.arguments = arguments;
			this.result = result;
			this.remaining = guards().iterator();
		}

		/** Without a result, only what admits or denies a call. */
		private List<MethodInterceptor> guards() {
			return (this.result != null) ? AdvisedMethodGuard.this.guards
					: AdvisedMethodGuard.this.guards.stream()
						.filter((guard) -> !(guard instanceof PreFilterAuthorizationMethodInterceptor))
						.toList();
		}

		void run() {
			Object returned = null;
			try {
				returned = proceed();
			}
			catch (Passed ex) {
				return;
			}
			catch (RuntimeException | Error ex) {
				throw ex;
			}
			catch (Throwable ex) {
				throw new IllegalStateException(ex);
			}
			if (this.result == null || returned != this.result) {
				throw replaced();
			}
		}

		/** A handler of the application answers a denial, which only a real call can. */
		private RuntimeException replaced() {
			return (this.arguments != null)
					? new AccessDeniedException("Method security would replace the result of " + getMethod())
					: new Undecided();
		}

		/** Whether the arguments might have led to another answer. */
		boolean isAboutArguments(RuntimeException failure) {
			return this.asked && !(failure instanceof AuthorizationDeniedException denied
					&& denied.getAuthorizationResult() instanceof ExpressionAuthorizationDecision);
		}

		/** Throws an exception where there is no result, past those who would read it. */
		@Override
		@SuppressWarnings("NullAway") // A method may return null, whatever the interface
										// says
		public @Nullable Object proceed() throws Throwable {
			this.asked = false;
			if (this.remaining.hasNext()) {
				return this.remaining.next().invoke(this);
			}
			if (this.result == null) {
				throw new Passed();
			}
			return this.result;
		}

		@Override
		@SuppressWarnings("NullAway") // Arguments may be null, whatever the interface
										// says
		public @Nullable Object[] getArguments() {
			this.asked = true;
			if (this.arguments != null) {
				return this.arguments;
			}
			if (AdvisedMethodGuard.this.expression == Expression.NONE) {
				throw new Undecided();
			}
			return new Object[0];
		}

		@Override
		public Method getMethod() {
			return AdvisedMethodGuard.this.method;
		}

		@Override
		public Object getThis() {
			return AdvisedMethodGuard.this.target;
		}

		@Override
		public AccessibleObject getStaticPart() {
			return AdvisedMethodGuard.this.method;
		}

	}

	/** The call would reach the method. */
	@SuppressWarnings("serial")
	private static final class Passed extends Signal {

	}

	/** Only the arguments of the call can tell. */
	@SuppressWarnings("serial")
	private static final class Undecided extends Signal {

	}

	@SuppressWarnings("serial")
	private abstract static class Signal extends RuntimeException {

		Signal() {
			super(null, null, false, false);
		}

	}

}
