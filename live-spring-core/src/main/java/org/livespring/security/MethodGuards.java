package org.livespring.security;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.DefaultAdvisorChainFactory;
import org.springframework.aop.framework.ReflectiveMethodInvocation;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.method.AuthorizationAdvisor;

import org.livespring.component.GuardedCall;

/**
 * A call that runs only the method security interceptors of a bean's proxy: neither the
 * other interceptors nor the method itself.
 */
final class MethodGuards extends ReflectiveMethodInvocation {

	private final GuardedCall call;

	@SuppressWarnings("NullAway") // Arguments may be null, whatever the interface says
	private MethodGuards(GuardedCall call, Object target, List<Object> guards) {
		super(call.bean(), target, call.method(), call.arguments().get(), target.getClass(), guards);
		this.call = call;
	}

	/**
	 * Checks whether a call is allowed.
	 * @throws AccessDeniedException if it is not allowed
	 */
	static void check(GuardedCall call) {
		Object target = AopProxyUtils.getSingletonTarget(call.bean());
		if (target == null || !(call.bean() instanceof Advised proxy)) {
			return;
		}
		List<Object> guards = new DefaultAdvisorChainFactory()
			.getInterceptorsAndDynamicInterceptionAdvice(proxy, call.method(), target.getClass())
			.stream()
			.filter(AuthorizationAdvisor.class::isInstance)
			.toList();
		if (!guards.isEmpty()) {
			new MethodGuards(call, target, guards).run();
		}
	}

	private void run() {
		Object result;
		try {
			result = proceed();
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
		if (result != this.call.result()) {
			throw new AccessDeniedException("Method security would replace the result of " + this.call.method());
		}
	}

	@Override
	protected @Nullable Object invokeJoinpoint() {
		return this.call.result();
	}

}
