package org.livespring.render.mustache;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import org.springframework.util.FileCopyUtils;

import org.livespring.render.RenderRequest;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.TextWriter;

/** Renders components with the application's Mustache compiler. */
public final class MustacheRenderer implements TemplateRenderer {

	private final Mustache.Compiler compiler;

	private final Mustache.TemplateLoader loader;

	private final String prefix;

	private final String suffix;

	private final boolean cache;

	private final Map<String, Template> templates = new ConcurrentHashMap<>();

	/**
	 * Create the renderer.
	 * @param compiler the application's compiler
	 * @param loader loads templates by name
	 * @param prefix prefix that the loader adds, for messages
	 * @param suffix suffix that the loader adds, for messages
	 * @param cache whether templates are compiled once
	 */
	public MustacheRenderer(Mustache.Compiler compiler, Mustache.TemplateLoader loader, String prefix, String suffix,
			boolean cache) {
		this.compiler = compiler;
		this.loader = loader;
		this.prefix = prefix;
		this.suffix = suffix;
		this.cache = cache;
	}

	@Override
	public boolean exists(String template) {
		try (Reader reader = load(template)) {
			return true;
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	@Override
	public String source(String template) throws IOException {
		return FileCopyUtils.copyToString(load(template));
	}

	@Override
	public List<String> locations(String template) {
		return List.of(this.prefix + template + this.suffix);
	}

	@Override
	public void render(String template, RenderRequest request, TextWriter out) throws IOException {
		request.model().put("live", new MustacheTags(request.live()));
		template(template).execute(request.model(), out);
	}

	private Template template(String name) throws IOException {
		Template known = this.templates.get(name);
		if (known != null) {
			return known;
		}
		try (Reader reader = load(name)) {
			Template compiled = this.compiler.compile(reader);
			if (this.cache) {
				this.templates.put(name, compiled);
			}
			return compiled;
		}
	}

	private Reader load(String name) throws IOException {
		try {
			return this.loader.getTemplate(name);
		}
		catch (IOException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IOException(ex);
		}
	}

}
