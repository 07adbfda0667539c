package org.livespring.component.bind;

import java.lang.annotation.Annotation;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.util.ClassUtils;

/**
 * The formats that the application has declared: by an annotation such as
 * {@code @DateTimeFormat}, by a converter or formatter of its own, or by a property.
 * Other conversions of Spring are not used for input, since they would make a value of
 * any class that has a constructor with a {@code String}.
 */
public final class InputFormats {

	/** Nothing is declared. */
	public static final InputFormats NONE = new InputFormats(new DefaultConversionService(), null, Set.of());

	private final ConversionService conversion;

	private final @Nullable ConversionService declared;

	private final Set<Class<?>> formatted;

	/**
	 * Formats of an application.
	 * @param conversion reads and writes values as the application's pages do
	 * @param declared has only what the application has declared, to find it
	 * @param formatted types whose format a property sets
	 */
	public InputFormats(ConversionService conversion, @Nullable ConversionService declared, Set<Class<?>> formatted) {
		this.conversion = conversion;
		this.declared = declared;
		this.formatted = Set.copyOf(formatted);
	}

	/**
	 * Find the declared format of a single value.
	 * @param type its type
	 * @param annotations annotations of the member that has it, or a collection of it
	 * @return the format, {@code null} if none is declared
	 */
	public @Nullable ValueFormat find(ResolvableType type, Annotation[] annotations) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type.toClass());
		if (boxed.isAssignableFrom(String.class)) {
			return null;
		}
		TypeDescriptor descriptor = new TypeDescriptor(type, null, annotations);
		boolean declared = this.declared != null && this.declared.canConvert(ValueFormat.TEXT, descriptor);
		if (!declared && !this.formatted.contains(boxed)) {
			return null;
		}
		ValueFormat format = new ValueFormat(this.conversion, descriptor, !declared);
		return (declared || format.isComplete()) ? format : null;
	}

}
