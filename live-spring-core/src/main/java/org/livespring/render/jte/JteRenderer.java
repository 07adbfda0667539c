package org.livespring.render.jte;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import gg.jte.TemplateEngine;
import org.jspecify.annotations.Nullable;

import org.livespring.render.RenderRequest;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.TextWriter;

/** Renders components with the application's JTE engine. */
public final class JteRenderer implements TemplateRenderer {

	private static final List<String> SUFFIXES = List.of(".jte", ".kte");

	private final TemplateEngine engine;

	private final @Nullable Path directory;

	private final Map<String, String> found = new ConcurrentHashMap<>();

	/**
	 * Create a renderer.
	 * @param engine the application's engine
	 * @param directory where it reads templates, {@code null} if they are compiled before
	 */
	public JteRenderer(TemplateEngine engine, @Nullable Path directory) {
		this.engine = engine;
		this.directory = directory;
	}

	@Override
	public boolean exists(String template) {
		return find(template) != null;
	}

	@Override
	public List<String> locations(String template) {
		return SUFFIXES.stream().map((suffix) -> "JTE template '" + template + suffix + "'").toList();
	}

	@Override
	public @Nullable String source(String template) throws IOException {
		Path file = (this.directory != null) ? this.directory.resolve(String.valueOf(find(template))) : null;
		return (file != null && Files.isRegularFile(file)) ? Files.readString(file) : null;
	}

	/** Remembered, since the engine looks for the file. */
	private @Nullable String find(String template) {
		return this.found.computeIfAbsent(template, (
				name) -> SUFFIXES.stream().map(name::concat).filter(this.engine::hasTemplate).findFirst().orElse(null));
	}

	@Override
	public void render(String template, RenderRequest request, TextWriter out) {
		Map<String, @Nullable Object> model = request.model();
		model.put("live", new JteTags(request.live()));
		this.engine.render(find(template), model, new JteOutput(out));
	}

}
