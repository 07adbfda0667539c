package org.livespring.component.bind;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.NotReadablePropertyException;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.DefaultMessageCodesResolver;
import org.springframework.validation.MessageCodesResolver;

/**
 * Errors of a record, or of parameters that have no record. A constraint may be on a
 * getter that is not public, whose value cannot be read again and is then unknown.
 */
final class InputErrors extends BeanPropertyBindingResult {

	private static final long serialVersionUID = 1;

	private final transient Map<String, Class<?>> parameters;

	InputErrors(@Nullable Object bound, String component, Class<?> record) {
		super(bound, component, false, 0);
		this.parameters = (bound == null) ? types(record) : Map.of();
		setMessageCodesResolver(new MessageCodes(component, ClassUtils.getShortNameAsProperty(record)));
	}

	InputErrors(String component, MethodInput input) {
		super(null, component, false, 0);
		this.parameters = input.types();
		setMessageCodesResolver(new MessageCodes(component, input.name()));
	}

	/** What could not be made has no properties to read. */
	private static Map<String, Class<?>> types(Class<?> record) {
		return Arrays.stream(record.getRecordComponents())
			.collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getType));
	}

	@Override
	public @Nullable Class<?> getFieldType(@Nullable String field) {
		Class<?> parameter = this.parameters.get(String.valueOf(field));
		return (parameter != null || getTarget() == null) ? parameter : super.getFieldType(field);
	}

	@Override
	protected @Nullable Object getActualFieldValue(String field) {
		try {
			return super.getActualFieldValue(field);
		}
		catch (NotReadablePropertyException ex) {
			return null;
		}
	}

	/**
	 * Message codes of Spring's {@link DefaultMessageCodesResolver}, for three names of
	 * the object, the most specific first: the component with the record, the component,
	 * and the record.
	 */
	private static final class MessageCodes implements MessageCodesResolver {

		private final MessageCodesResolver codes = new DefaultMessageCodesResolver();

		private final List<String> objects;

		MessageCodes(String component, String record) {
			this.objects = List.of(component + "." + record, component, record);
		}

		@Override
		public String[] resolveMessageCodes(String code, String object) {
			return StringUtils.toStringArray(all(code, (name) -> this.codes.resolveMessageCodes(code, name)));
		}

		@Override
		public String[] resolveMessageCodes(String code, String object, String field, @Nullable Class<?> type) {
			return StringUtils
				.toStringArray(all(code, (name) -> this.codes.resolveMessageCodes(code, name, field, type)));
		}

		private Set<String> all(String code, Function<String, String[]> resolver) {
			Set<String> specific = new LinkedHashSet<>();
			Set<String> common = new LinkedHashSet<>();
			for (String object : this.objects) {
				String own = code + "." + object;
				for (String each : resolver.apply(object)) {
					(each.equals(own) || each.startsWith(own + ".") ? specific : common).add(each);
				}
			}
			specific.addAll(common);
			return specific;
		}

	}

}
