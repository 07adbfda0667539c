package org.livespring.component;

import java.lang.reflect.Method;
import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.util.Assert;

import org.livespring.LiveArgumentResolver;
import org.livespring.LiveContext;
import org.livespring.LiveViewContext;
import org.livespring.component.Call.Argument;

/**
 * Determines at start where each parameter of a component's methods gets its value from.
 */
final class ArgumentReader {

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private final Class<?> type;

	private final Class<?> stateType;

	private final @Nullable Class<?> propsType;

	private final List<LiveArgumentResolver> resolvers;

	ArgumentReader(Class<?> type, Class<?> stateType, @Nullable Class<?> propsType,
			List<LiveArgumentResolver> resolvers) {
		this.type = type;
		this.stateType = stateType;
		this.propsType = propsType;
		this.resolvers = resolvers;
	}

	/**
	 * Determine the arguments of a method. The {@code input} provides the parameters that
	 * are not built in.
	 */
	Argument[] read(Method method, Input input) {
		Argument[] arguments = new Argument[method.getParameterCount()];
		for (int i = 0; i < arguments.length; i++) {
			MethodParameter parameter = new MethodParameter(method, i).withContainingClass(this.type);
			parameter.initParameterNameDiscovery(NAMES);
			Argument argument = builtIn(parameter, input);
			if (argument == null) {
				argument = input.argument(parameter);
			}
			if (argument == null) {
				throw Problem.of(this.type, method,
						"has the parameter " + describe(parameter) + ", for which there is no value",
						"Remove it, or provide its value by a LiveArgumentResolver bean. " + input.possible());
			}
			arguments[i] = argument;
		}
		return arguments;
	}

	private @Nullable Argument builtIn(MethodParameter parameter, Input input) {
		Class<?> wanted = parameter.getParameterType();
		if (wanted == this.stateType) {
			return (input != NoInput.BEFORE_STATE) ? Call::state : null;
		}
		if (wanted == this.propsType) {
			return Call::props;
		}
		if (wanted == LiveContext.class) {
			return (input != NoInput.VIEW) ? Call::live : null;
		}
		if (wanted == LiveViewContext.class) {
			return (input == NoInput.VIEW) ? Call::view : null;
		}
		for (LiveArgumentResolver resolver : this.resolvers) {
			if (resolver.supports(parameter)) {
				return (call) -> resolver.resolve(parameter, call.live());
			}
		}
		if (Principal.class.isAssignableFrom(wanted)) {
			return (call) -> principal(wanted, call.live());
		}
		if (wanted == Locale.class) {
			return (call) -> call.live().locale();
		}
		return (wanted == ZoneId.class) ? (call) -> call.live().zone() : null;
	}

	private static @Nullable Principal principal(Class<?> wanted, LiveContext live) {
		Principal principal = live.principal();
		Assert.state(principal == null || wanted.isInstance(principal), () -> "The user is not a " + wanted.getName());
		return principal;
	}

	private static String describe(MethodParameter parameter) {
		String name = parameter.getParameterName();
		return "'" + parameter.getParameterType().getSimpleName() + " "
				+ ((name != null) ? name : "#" + parameter.getParameterIndex()) + "'";
	}

	/**
	 * The parameters that a kind of method can have in addition to the built-in ones.
	 */
	interface Input {

		/**
		 * The argument for a parameter, {@code null} if this kind of method cannot have
		 * it.
		 */
		@Nullable Argument argument(MethodParameter parameter);

		/** Text for messages: the parameters that the method can have. */
		default String possible() {
			return "The method can take " + ((this != NoInput.BEFORE_STATE) ? "State, " : "")
					+ ((this != NoInput.VIEW) ? "Props, LiveContext" : "Props, LiveViewContext")
					+ ", Principal, Locale and ZoneId";
		}

	}

	/** Methods that can have the built-in parameters only. */
	enum NoInput implements Input {

		/** The method is called with a state. */
		WITH_STATE,

		/**
		 * The {@code view} method, which is called with a state and must not change it.
		 */
		VIEW,

		/** The method creates the first state. */
		BEFORE_STATE;

		@Override
		public @Nullable Argument argument(MethodParameter parameter) {
			return null;
		}

	}

}
