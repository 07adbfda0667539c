package org.livespring.render.freemarker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.render.FieldTag;
import org.livespring.render.LiveTags;

/**
 * What FreeMarker templates call {@code live}: {@code <@live.component name="…"/>},
 * {@code <@live.fragment name="…" room="…"/>}, {@code <@live.field name="…"/>},
 * {@code <@live.script/>}, {@code live.url(…)}, {@code live.message(…)},
 * {@code live.format(…)} and {@code live.errors(…)}.
 */
public final class FreeMarkerTags implements TemplateHashModel {

	private final LiveTags tags;

	private final TemplateHashModel functions;

	/**
	 * Create the variable for pages.
	 * @param tags what it offers
	 */
	public FreeMarkerTags(LiveTags tags) {
		this(tags, new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
	}

	FreeMarkerTags(LiveTags tags, ObjectWrapper wrapper) {
		this.tags = tags;
		this.functions = functions(tags, wrapper);
	}

	private static TemplateHashModel functions(LiveTags tags, ObjectWrapper wrapper) {
		try {
			return (TemplateHashModel) wrapper.wrap(tags);
		}
		catch (TemplateModelException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public @Nullable TemplateModel get(String key) throws TemplateModelException {
		return switch (key) {
			case "component" -> directive(this::component);
			case "fragment" -> directive(this::fragment);
			case "field" -> directive(this::field);
			case "script" -> directive((values) -> this.tags.script());
			default -> this.functions.get(key);
		};
	}

	@Override
	public boolean isEmpty() {
		return false;
	}

	private static TemplateDirectiveModel directive(Function<Map<String, @Nullable Object>, String> html) {
		return (environment, parameters, loopVariables, body) -> environment.getOut()
			.write(html.apply(values(parameters)));
	}

	private String component(Map<String, @Nullable Object> values) {
		Object name = values.remove("name");
		if (name == null) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "<@live.component> needs a 'name'");
		}
		Object key = values.remove("key");
		Object props = values.remove("props");
		return this.tags.component(name.toString(), key, props, host(values), attributes(values));
	}

	private String fragment(Map<String, @Nullable Object> values) {
		Object name = values.remove("name");
		Object room = values.remove("room");
		if (name == null || room == null) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "<@live.fragment> needs a 'name' and a 'room'");
		}
		return this.tags.fragment(name.toString(), room.toString(), host(values), attributes(values));
	}

	private String field(Map<String, @Nullable Object> values) {
		Map<String, @Nullable Object> own = new LinkedHashMap<>(values);
		own.keySet().retainAll(FieldTag.VALUES);
		values.keySet().removeAll(FieldTag.VALUES);
		return this.tags.field(FieldTag.of(own, attributes(values)));
	}

	/** "as" is a word of FreeMarker's own. */
	private static String host(Map<String, @Nullable Object> values) {
		Object host = values.remove("host");
		return (host != null) ? host.toString() : "div";
	}

	private static Map<String, @Nullable Object> values(Map<?, ?> parameters) throws TemplateModelException {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (Map.Entry<?, ?> parameter : parameters.entrySet()) {
			values.put(String.valueOf(parameter.getKey()),
					DeepUnwrap.permissiveUnwrap((TemplateModel) parameter.getValue()));
		}
		return values;
	}

	/** What is left, and the names that FreeMarker has no syntax for, in a hash. */
	private static Map<String, String> attributes(Map<String, @Nullable Object> values) {
		Map<String, String> attributes = new LinkedHashMap<>();
		values.forEach((name, value) -> {
			if (name.equals("attributes") && value instanceof Map<?, ?> more) {
				more.forEach((key, each) -> attributes.put(String.valueOf(key), String.valueOf(each)));
			}
			else if (value != null) {
				attributes.put(name, value.toString());
			}
		});
		return attributes;
	}

}
