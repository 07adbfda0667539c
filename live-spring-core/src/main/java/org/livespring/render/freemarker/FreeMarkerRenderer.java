package org.livespring.render.freemarker;

import java.io.IOException;
import java.util.List;
import java.util.TimeZone;

import freemarker.core.Environment;
import freemarker.template.Configuration;
import freemarker.template.DefaultMapAdapter;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.utility.RichObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;

import org.livespring.render.RenderRequest;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.TextWriter;

/** Renders components with the application's FreeMarker configuration. */
public final class FreeMarkerRenderer implements TemplateRenderer {

	private final Configuration configuration;

	private final String prefix;

	private final String suffix;

	private final RichObjectWrapper wrapper;

	public FreeMarkerRenderer(Configuration configuration, String prefix, String suffix) {
		this.configuration = configuration;
		this.prefix = prefix;
		this.suffix = suffix;
		this.wrapper = wrapper(configuration);
	}

	/** FreeMarker's old default does not know records. */
	private static RichObjectWrapper wrapper(Configuration configuration) {
		return (configuration.isObjectWrapperExplicitlySet()
				&& configuration.getObjectWrapper() instanceof RichObjectWrapper explicit) ? explicit
						: new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build();
	}

	@Override
	public boolean exists(String template) {
		try {
			this.configuration.getTemplate(name(template));
			return true;
		}
		catch (TemplateNotFoundException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

	@Override
	public String source(String template) throws IOException {
		return this.configuration.getTemplate(name(template)).toString();
	}

	@Override
	public List<String> locations(String template) {
		return List.of("FreeMarker template '" + name(template) + "'");
	}

	private String name(String template) {
		return this.prefix + template + this.suffix;
	}

	@Override
	public void render(String template, RenderRequest request, TextWriter out) throws IOException {
		request.model().put("live", new FreeMarkerTags(request.live(), this.wrapper));
		try {
			Environment environment = this.configuration.getTemplate(name(template), request.scope().locale())
				.createProcessingEnvironment(DefaultMapAdapter.adapt(request.model(), this.wrapper), out, this.wrapper);
			environment.setTimeZone(TimeZone.getTimeZone(request.scope().zone()));
			environment.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
			environment.setLogTemplateExceptions(false);
			environment.process();
		}
		catch (TemplateException ex) {
			throw new IOException(ex.getMessageWithoutStackTop(), ex);
		}
	}

}
