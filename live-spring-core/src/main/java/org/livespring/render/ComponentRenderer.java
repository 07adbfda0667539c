package org.livespring.render;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionService;

import org.livespring.LiveConfigurationException;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.diff.WellFormedText;
import org.livespring.log.PrintableLog;

/**
 * Renders components with the first template engine that has the template. Needs no HTTP
 * request and ignores one that is there.
 */
public final class ComponentRenderer {

	private static final Log logger = PrintableLog.of(ComponentRenderer.class);

	private static final Set<String> RESERVED = Set.of("errors", "props", "state", "live");

	private final List<TemplateRenderer> engines;

	private final MessageSource messages;

	private final ConversionService conversion;

	private final Map<String, TemplateRenderer> found = new ConcurrentHashMap<>();

	public ComponentRenderer(List<TemplateRenderer> engines, MessageSource messages, ConversionService conversion) {
		this.engines = List.copyOf(engines);
		this.messages = messages;
		this.conversion = conversion;
	}

	/**
	 * Check at start that a component can be rendered.
	 * @param component name of the component
	 * @param template name of its template
	 * @throws LiveConfigurationException if no engine has the template
	 */
	public void checkTemplate(String component, String template) {
		if (find(template) != null) {
			return;
		}
		String message = "Component '" + component + "' has no template '" + template + "'";
		if (this.engines.isEmpty()) {
			throw new LiveConfigurationException(message, "Add a template engine, for example "
					+ "spring-boot-starter-thymeleaf, or declare the component headless");
		}
		List<String> locations = this.engines.stream()
			.flatMap((engine) -> engine.locations(template).stream())
			.distinct()
			.toList();
		throw new LiveConfigurationException(message, "Create " + String.join(" or ", locations)
				+ ", name another template with @LiveComponent(template = ...), or declare the component headless");
	}

	/**
	 * The source of a template.
	 * @param template name of the template
	 * @return the source, {@code null} if its engine has none
	 */
	public @Nullable String source(String template) {
		TemplateRenderer engine = find(template);
		try {
			return (engine != null) ? engine.source(template) : null;
		}
		catch (IOException ex) {
			logger.debug("Template '" + template + "' is not checked", ex);
			return null;
		}
	}

	/**
	 * Check at start that a template can be given the members of a record.
	 * @param component name of the component
	 * @param type the record
	 * @throws LiveConfigurationException if a member has a name of ours
	 */
	public void checkModel(String component, Class<?> type) {
		for (RecordComponent member : type.getRecordComponents()) {
			String name = member.getName();
			if (RESERVED.contains(name)) {
				throw new LiveConfigurationException(
						"The State of component '" + component + "' has a member '" + name
								+ "', a name that templates know from Live Spring",
						"Rename it, or declare a method 'view' that returns what the template needs.");
			}
		}
	}

	/**
	 * Render a component.
	 * @param call what to render
	 * @return its HTML and the places of its children
	 * @throws LiveException if the template fails
	 */
	public Rendered render(RenderCall call) {
		return OffRequest.call(call.scope(), () -> renderInScope(call));
	}

	private Rendered renderInScope(RenderCall call) {
		SlotCollector slots = new SlotCollector(call.component(), call.instanceId(), call.cache());
		TextWriter out = call.cache().writer();
		try {
			engine(call).render(call.template(), request(call, slots), out);
			String text = out.toString();
			call.cache().rendered(text);
			return slots.finish(normalize(text));
		}
		catch (IOException | RuntimeException ex) {
			throw failure(call, ex);
		}
	}

	private TemplateRenderer engine(RenderCall call) {
		TemplateRenderer engine = find(call.template());
		if (engine == null) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "no template engine has this template");
		}
		return engine;
	}

	private @Nullable TemplateRenderer find(String template) {
		return this.found.computeIfAbsent(template,
				(name) -> this.engines.stream().filter((engine) -> engine.exists(name)).findFirst().orElse(null));
	}

	private RenderRequest request(RenderCall call, SlotCollector slots) {
		TemplateModel model = new TemplateModel(ModelMembers.of(call.view()));
		FieldTags fields = new FieldTags(call, model, this.messages);
		LiveTags live = new LiveTags(slots, fields, call::scope, this.messages, this.conversion);
		model.reserve("errors", call.forms().errors().all());
		model.reserve("props", call.props());
		model.reserve("state", call.state());
		model.reserve("live", live);
		return new RenderRequest(call.component(), model, live, slots, call.cache(), call.scope(), call.principal());
	}

	/** As a browser reads it from a page. */
	private static String normalize(String text) {
		String wellFormed = WellFormedText.of(text);
		return (wellFormed.indexOf('\r') < 0) ? wellFormed : wellFormed.replace("\r\n", "\n").replace('\r', '\n');
	}

	private static LiveException failure(RenderCall call, Exception cause) {
		LiveException known = RequestOnly.find(cause);
		String reason = (known != null) ? known.getMessage() : reason(cause);
		LiveErrorCode code = (known != null) ? known.code() : LiveErrorCode.RENDER_FAILED;
		return new LiveException(code,
				"Template '" + call.template() + "' of component '" + call.component() + "' failed: " + reason, cause);
	}

	/** Where it happened is said by the first exception, what by the last. */
	private static @Nullable String reason(Exception cause) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
		return (root != cause) ? cause.getMessage() + ": " + root.getMessage() : cause.getMessage();
	}

}
