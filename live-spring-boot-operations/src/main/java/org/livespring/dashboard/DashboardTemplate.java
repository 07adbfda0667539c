package org.livespring.dashboard;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.render.RenderRequest;
import org.livespring.render.TemplateRenderer;
import org.livespring.render.TextWriter;

/** Renders the dashboard in Java, so that it needs no template engine. */
public final class DashboardTemplate implements TemplateRenderer {

	@Override
	public boolean exists(String template) {
		return template.equals(LiveDashboard.NAME);
	}

	@Override
	public List<String> locations(String template) {
		return List.of();
	}

	@Override
	public @Nullable String source(String template) {
		return null;
	}

	@Override
	public void render(String template, RenderRequest request, TextWriter out) {
		Frame frame = (Frame) request.model().get("frame");
		String node = (String) request.model().get("node");
		if (frame != null && node != null) {
			out.write(new DashboardHtml(frame, node).write());
		}
	}

}
