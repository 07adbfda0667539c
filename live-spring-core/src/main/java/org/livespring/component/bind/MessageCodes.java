package org.livespring.component.bind;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.validation.DefaultMessageCodesResolver;
import org.springframework.validation.MessageCodesResolver;

/**
 * Message codes of Spring's {@link DefaultMessageCodesResolver}, for three names of the
 * object, the most specific first: the component with the record, the component, and the
 * record.
 */
final class MessageCodes implements MessageCodesResolver {

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
		return StringUtils.toStringArray(all(code, (name) -> this.codes.resolveMessageCodes(code, name, field, type)));
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
