package org.livespring.component.bind;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * A method or constructor ready to be called. What it throws comes out as it is, checked
 * exceptions too.
 */
public final class Invocable {

	private static final MethodType ANY = MethodType.methodType(Object.class, Object[].class);

	private final MethodHandle handle;

	private Invocable(MethodHandle handle) {
		int count = handle.type().parameterCount();
		this.handle = handle.asFixedArity().asSpreader(Object[].class, count).asType(ANY);
	}

	/** The method as the bean has it: the call goes through its proxy. */
	public static Invocable of(Method method, Object bean) {
		return new Invocable(find(method).bindTo(bean));
	}

	/** The constructor, or the method with its target as the first argument. */
	static Invocable of(Executable executable) {
		return new Invocable(find(executable));
	}

	public @Nullable Object call(@Nullable Object... arguments) {
		try {
			return (Object) this.handle.invokeExact(arguments);
		}
		catch (Throwable ex) {
			throw Invocable.<RuntimeException>asItIs(ex);
		}
	}

	private static MethodHandle find(Executable executable) {
		executable.trySetAccessible();
		try {
			return (executable instanceof Method method) ? MethodHandles.lookup().unreflect(method)
					: MethodHandles.lookup().unreflectConstructor((Constructor<?>) executable);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Cannot access " + executable, ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T asItIs(Throwable ex) throws T {
		throw (T) ex;
	}

}
