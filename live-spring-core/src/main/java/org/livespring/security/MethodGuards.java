package org.livespring.security;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.Iterator;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.DefaultAdvisorChainFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.method.AuthorizationAdvisor;

import org.livespring.component.GuardedCall;

/**
 * A call that goes through the method security of a bean, but neither through the rest of
 * its proxy nor to the method.
 */
final class MethodGuards implements MethodInvocation {

	private final GuardedCall call;

	private final Object target;

	private final @Nullable Object[] arguments;

	private final Iterator<AuthorizationAdvisor> guards;

	private MethodGuards(GuardedCall call, Object target, Iterator<AuthorizationAdvisor> guards) {
		this.call = call;
		this.target = target;
		this.arguments = call.arguments().get();
		this.guards = guards;
	}

	/**
	 * Ask whether a call may be made.
	 * @throws AccessDeniedException if it may not
	 */
	static void check(GuardedCall call) {
		Object target = AopProxyUtils.getSingletonTarget(call.bean());
		if (target == null || !(call.bean() instanceof Advised proxy)) {
			return;
		}
		Iterator<AuthorizationAdvisor> guards = new DefaultAdvisorChainFactory()
			.getInterceptorsAndDynamicInterceptionAdvice(proxy, call.method(), target.getClass())
			.stream()
			.filter(AuthorizationAdvisor.class::isInstance)
			.map(AuthorizationAdvisor.class::cast)
			.iterator();
		if (guards.hasNext()) {
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
			throw new AccessDeniedException("Something else would be returned by " + this.call.method());
		}
	}

	@Override
	public @Nullable Object proceed() throws Throwable {
		return this.guards.hasNext() ? this.guards.next().invoke(this) : this.call.result();
	}

	@Override
	public Method getMethod() {
		return this.call.method();
	}

	@Override
	@SuppressWarnings("NullAway") // Arguments may be null, whatever the interface says
	public @Nullable Object[] getArguments() {
		return this.arguments;
	}

	@Override
	public Object getThis() {
		return this.target;
	}

	@Override
	public AccessibleObject getStaticPart() {
		return this.call.method();
	}

}
