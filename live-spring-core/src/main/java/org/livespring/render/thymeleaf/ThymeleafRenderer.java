package org.livespring.render.thymeleaf;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.TemplateResolution;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.web.servlet.IServletWebApplication;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.FileCopyUtils;

import org.livespring.render.RenderRequest;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.TextWriter;

/** Renders components with the application's Thymeleaf engine. */
public final class ThymeleafRenderer implements TemplateRenderer {

	private final ISpringTemplateEngine engine;

	private final ApplicationContext context;

	private final ConversionService conversion;

	private final IServletWebApplication application;

	public ThymeleafRenderer(ISpringTemplateEngine engine, ApplicationContext context, ConversionService conversion,
			ServletContext servletContext) {
		this.engine = engine;
		this.context = context;
		this.conversion = conversion;
		this.application = JakartaServletWebApplication.buildApplication(servletContext);
	}

	@Override
	public boolean exists(String template) {
		return find(template) != null;
	}

	private @Nullable ITemplateResource find(String template) {
		IEngineConfiguration configuration = this.engine.getConfiguration();
		return configuration.getTemplateResolvers()
			.stream()
			.map((resolver) -> resolver.resolveTemplate(configuration, null, template, null))
			.filter((resolution) -> resolution != null && resolution.getTemplateResource().exists())
			.map(TemplateResolution::getTemplateResource)
			.findFirst()
			.orElse(null);
	}

	@Override
	public @Nullable String source(String template) throws IOException {
		ITemplateResource resource = find(template);
		return (resource != null) ? FileCopyUtils.copyToString(resource.reader()) : null;
	}

	@Override
	public List<String> locations(String template) {
		return this.engine.getConfiguration()
			.getTemplateResolvers()
			.stream()
			.map((resolver) -> (resolver instanceof AbstractConfigurableTemplateResolver files)
					? files.getPrefix() + template + files.getSuffix() : resolver.getName())
			.toList();
	}

	@Override
	public void render(String template, RenderRequest request, TextWriter out) {
		OffRequestExchange exchange = new OffRequestExchange(this.application, request);
		LiveEngineContext context = new LiveEngineContext(this.engine.getConfiguration(), exchange, request);
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				evaluationContext());
		context.setVariable(FormProcessor.ERRORS, request.live().formErrors());
		LoopTexts texts = request.cache().part(LoopTexts.class, LoopTexts::new);
		texts.begin(request);
		// Not by the engine's own method, which also logs what it throws
		this.engine.getConfiguration()
			.getTemplateManager()
			.parseAndProcess(new TemplateSpec(template, (TemplateMode) null), context, out);
		texts.end();
	}

	/** Not thread-safe, so one for each render. */
	private ThymeleafEvaluationContext evaluationContext() {
		return new ThymeleafEvaluationContext(this.context, this.conversion,
				this.engine.getAllowedClassOverridesForViews());
	}

}
